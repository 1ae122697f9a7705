import { useState } from 'react';
import { Actions, Button } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { VisitorCard } from './VisitorCard.js';

/** What can stand for the second factor. */
const KINDS = {
  app: {
    title: 'Enter your code',
    label: 'Code',
    hint: 'The six digits that your authenticator app shows now.',
    problem: 'Enter the six digits that the app shows.',
    isComplete: (digits: string) => /^\d{6}$/.test(digits),
    other: 'Use a recovery code',
  },
  recovery: {
    title: 'Enter a recovery code',
    label: 'Recovery code',
    hint: 'One of the ten that you saved when you set up the second factor. Each works once.',
    problem: 'A recovery code has 24 letters and digits, in six groups of four.',
    // Those from before 2026-11-29 have 16.
    isComplete: (characters: string) => /^[a-z\d]{16}([a-z\d]{8})?$/i.test(characters),
    other: 'Use the authenticator app',
  },
} as const;

/** The step of signing in that asks for the second factor. */
export function CodeForm({
  username,
  isBusy,
  error,
  onCode,
  onOther,
  onBack,
}: {
  username: string;
  isBusy: boolean;
  error: unknown;
  onCode: (code: string) => void;
  /** The other kind of code is to be entered: what was wrong with this one does not matter any more. */
  onOther: () => void;
  onBack: () => void;
}) {
  const [kind, setKind] = useState<keyof typeof KINDS>('app');
  const [code, setCode] = useState('');
  const { title, label, hint, problem, isComplete, other } = KINDS[kind];
  const isWhole = isComplete(code.replace(/[\s-]/g, ''));
  const form = useForm({
    problems: { code: isWhole ? undefined : problem },
    sending: { isPending: isBusy, error },
    send: () => onCode(code.trim()),
  });
  return (
    <VisitorCard title={title}>
      <p>
        Signing in as <strong>{username}</strong>.
      </p>
      <form className="form" {...form.props}>
        <TextField
          key={kind}
          label={label}
          hint={hint}
          name="code"
          autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={code}
          problem={form.problem('code')}
          onChange={(event) => setCode(event.target.value)}
        />
        <Refusal error={error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            Sign in
          </Button>
          <Button onClick={onBack}>Back</Button>
          <Button
            look="quiet"
            onClick={() => {
              setKind(kind === 'app' ? 'recovery' : 'app');
              setCode('');
              form.reset();
              onOther();
            }}
          >
            {other}
          </Button>
        </Actions>
      </form>
      {kind === 'recovery' && (
        <p className="hint">
          Neither app nor recovery codes at hand? Ask whoever runs this server for{' '}
          <code>sallyport recover reset-password --remove-second-factor</code>.
        </p>
      )}
    </VisitorCard>
  );
}
