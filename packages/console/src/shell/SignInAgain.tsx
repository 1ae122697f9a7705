import { ApiError } from '@sallyport/client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { signIn } from '../api/calls/session.js';
import { useSteps } from '../api/query.js';
import { send } from '../api/send.js';
import { Button } from '../kit/Button.js';
import { Dialog } from '../kit/Dialog.js';
import { TextField } from '../kit/Field.js';
import { PasswordField } from '../kit/PasswordField.js';
import { Refusal } from '../kit/Refusal.js';
import { useForm } from '../kit/useForm.js';
import { setSessionOver, useSessionOver } from '../session/ended.js';
import { acceptSession, sessionQuery, useSession } from '../session/session.js';

/** Where the session ended while something was typed: signs the same person in over the page, which stays as it is. */
export function SignInAgain() {
  return useSessionOver() ? <SignInDialog /> : null;
}

function SignInDialog() {
  const { username } = useSession().user;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const queryClient = useQueryClient();
  const router = useRouter();
  const attempt = useSteps(async () => {
    const session = await send(signIn({ username, password, ...(code && { code: code.trim() }) }));
    queryClient.setQueryData(sessionQuery.queryKey, acceptSession(session));
    setSessionOver(false);
  });
  const asksForCode =
    attempt.error instanceof ApiError && attempt.error.errorCode === 'SECOND_FACTOR_REQUIRED';
  useEffect(() => {
    if (asksForCode) setCode((before) => before ?? '');
  }, [asksForCode]);
  const form = useForm({ sending: attempt, isQuestion: true, send: () => attempt.mutate(undefined) });
  const { href } = router.state.location;
  return (
    <Dialog
      title="Your session has ended"
      description={<p>Sign in again. What you typed is still on the page.</p>}
      onClose={() => {
        void router
          .navigate({ to: '/sign-in', search: { to: href, ended: 'yes' } })
          .then(() => router.state.location.pathname === '/sign-in' && setSessionOver(false));
      }}
    >
      <form className="form" {...form.props}>
        <TextField label="E-mail address" autoComplete="username" readOnly value={username} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {code !== undefined && (
          <TextField
            label="Code"
            hint="The six digits that your authenticator app shows now, or a recovery code."
            autoComplete="one-time-code"
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <Refusal error={asksForCode ? null : attempt.error} />
        <div className="row row-end">
          <Button type="submit" look="primary" isBusy={attempt.isPending}>
            Sign in
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
