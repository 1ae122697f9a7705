import { ApiError } from '@sallyport/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { signIn } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { acceptSession, sessionQuery } from '../../session/session.js';
import { useSearchValues } from '../../shell/search.js';

/** Signs somebody in, asking for the code of the second factor when there is one, and goes on to where they wanted. */
export function SignInPage() {
  const [{ to, reset }] = useSearchValues();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  useEffect(() => {
    document.title = 'Sign in · Sallyport';
  }, []);
  const attempt = useSteps(async () => {
    const session = await send(signIn({ username, password, ...(needsCode && { code }) }));
    queryClient.setQueryData(sessionQuery.queryKey, acceptSession(session));
    router.history.push(typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/');
  });
  const isCodeMissing =
    attempt.error instanceof ApiError && attempt.error.errorCode === 'SECOND_FACTOR_REQUIRED';
  useEffect(() => {
    if (isCodeMissing) setNeedsCode(true);
  }, [isCodeMissing]);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate(undefined);
  }
  return (
    <form className="card" onSubmit={submit}>
      <h1>Sign in</h1>
      {reset === 'done' && <Notice tone="good">The password was changed. Sign in with it.</Notice>}
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="username"
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {needsCode && (
        <TextField
          label="Code"
          hint="From your authenticator app, or one of your recovery codes."
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      {!isCodeMissing && <Refusal error={attempt.error} />}
      <Actions>
        <Button type="submit" look="primary" isBusy={attempt.isPending}>
          Sign in
        </Button>
        <Link className="button" data-look="quiet" to="/forgot-password">
          Forgot password?
        </Link>
      </Actions>
      <p className="hint">API keys and service accounts cannot sign in here; they call the API.</p>
    </form>
  );
}
