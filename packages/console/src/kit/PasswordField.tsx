import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from './Button.js';
import { Field } from './Field.js';

/** A field for a password, which can be made readable for a moment. */
export function PasswordField({
  label,
  hint,
  problem,
  ...input
}: {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  /** Tells password managers which one this is. */
  autoComplete: 'current-password' | 'new-password';
} & Omit<ComponentProps<'input'>, 'id' | 'className' | 'type' | 'autoComplete'>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <div className="input-with-button">
          <input
            className="input"
            {...input}
            {...control}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          <Button aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
            Show<span className="visually-hidden"> what is typed into {label}</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
