import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.js';

interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` button for each form or dialog. */
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: IconName;
  /** While what it started is under way: it spins and cannot be pressed, and keeps the focus. */
  readonly isBusy?: boolean;
}

export function Button({ look = 'plain', icon, isBusy = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-look={look}
      aria-disabled={isBusy || undefined}
      {...rest}
      onClick={(event) => {
        // A disabled button would lose the focus, and with it the place of whoever uses the keyboard.
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that is only a picture; `label` says what it does, of what. */
export function IconButton({
  icon,
  label,
  look,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; look?: 'danger' }) {
  return (
    <button type="button" className="icon-button" data-look={look} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

/** Buttons at the end of a form or dialog. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}
