import { ApiError } from '@sallyport/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Session, signIn } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { CodeForm } from './CodeForm.js';
import { VisitorCard } from './VisitorCard.js';

/** Why somebody comes to sign in. */
const NEWS = {
  'password changed': 'The password was changed. Sign in with it.',
  'session ended': 'Your session has ended. Sign in again to go on where you were.',
} as const;

/** User name and password, then the code of the second factor where there is one. */
export function SignInForm({
  givenUsername,
  news,
  onSignedIn,
}: {
  givenUsername: string;
  news: keyof typeof NEWS | undefined;
  onSignedIn: (session: Session) => Promise<void>;
}) {
  const [username, setUsername] = useState(givenUsername);
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const attempt = useSteps(async (code: string | undefined) => {
    await onSignedIn(await send(signIn({ username, password, ...(code !== undefined && { code }) })));
  });

  function tryWith(code: string | undefined) {
    attempt.mutate(code, {
      onError(error) {
        if (isRefusal(error, 'SECOND_FACTOR_REQUIRED')) setStep('code');
        if (isRefusal(error, 'SIGN_IN_FAILED')) setStep('password');
      },
    });
  }

  const form = useForm({ sending: attempt, send: () => tryWith(undefined) });
  const error = isRefusal(attempt.error, 'SECOND_FACTOR_REQUIRED') ? null : attempt.error;
  if (step === 'code')
    return (
      <CodeForm
        username={username}
        isBusy={attempt.isPending}
        error={error}
        onCode={tryWith}
        onOther={attempt.reset}
        onBack={() => {
          attempt.reset();
          setStep('password');
        }}
      />
    );
  return (
    <VisitorCard title="Sign in">
      {news && <Notice tone={news === 'session ended' ? 'warning' : 'good'}>{NEWS[news]}</Notice>}
      <form className="form" {...form.props} noValidate={false}>
        <TextField
          label="E-mail address"
          type="email"
          name="username"
          autoComplete="username"
          required
          autoFocus={givenUsername === ''}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Refusal error={error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={attempt.isPending}>
            Sign in
          </Button>
          <Link className="button" data-look="quiet" to="/forgot-password">
            Forgot password?
          </Link>
        </Actions>
      </form>
      <p className="hint">API keys and service accounts cannot sign in here; they call the API.</p>
      <p className="hint">
        A new server? Its first start printed the password of the owner, or wrote it to{' '}
        <code>first-start.json</code> in its data directory. With <code>--no-bootstrap</code> it gave a setup
        link instead.
      </p>
    </VisitorCard>
  );
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.errorCode === code;
}
