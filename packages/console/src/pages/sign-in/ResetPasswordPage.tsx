import { ApiError } from '@sallyport/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { resetPassword } from '../../api/calls/account.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { NewPasswordFields, useNewPassword } from '../../people/NewPasswordFields.js';
import { useSessionChange } from '../../session/change.js';
import { useLinkToken } from '../../session/link-token.js';
import { VisitorCard } from './VisitorCard.js';

/** Sets a new password by a mailed link. */
export function ResetPasswordPage() {
  const { token, forget } = useLinkToken('reset-password');
  return token === undefined ? <DeadLink /> : <ResetForm key={token} token={token} onSpent={forget} />;
}

function ResetForm({ token, onSpent }: { token: string; onSpent: () => void }) {
  const navigate = useNavigate();
  const changeSession = useSessionChange();
  // Whose account it is only the server knows, and compares.
  const password = useNewPassword('');
  const reset = useSteps(async (newPassword: string) => {
    await send(resetPassword(token, newPassword));
    onSpent();
    // A new password ends every session, that of this browser too.
    changeSession(null);
    await navigate({ to: '/sign-in', search: { reset: 'done' }, replace: true });
  });
  const form = useForm({
    problems: password.problems,
    sending: reset,
    send() {
      reset.mutate(password.typed.password, { onError: (error) => isDead(error) && onSpent() });
    },
  });
  if (isDead(reset.error)) return <DeadLink error={reset.error} />;
  return (
    <VisitorCard title="Choose a new password">
      <form className="form" {...form.props}>
        <NewPasswordFields password={password} problem={form.problem} />
        <Refusal error={reset.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={reset.isPending}>
            Set new password
          </Button>
        </Actions>
      </form>
      <p className="hint">
        Every session of the account ends. Its second factor stays: signing in still asks for its code.
      </p>
    </VisitorCard>
  );
}

function isDead(error: unknown): error is ApiError {
  return error instanceof ApiError && error.errorCode === 'PASSWORD_RESET_LINK_INVALID';
}

function DeadLink({ error }: { error?: ApiError }) {
  return (
    <VisitorCard title="This link does not work">
      {error ? (
        <Refusal error={error} />
      ) : (
        <Notice tone="warning">The link is incomplete. Open it as it stands in the mail.</Notice>
      )}
      <p>
        A link to choose a new password works once, within an hour, and only until the password is changed in
        another way.
      </p>
      <Actions>
        <Link className="button" data-look="primary" to="/forgot-password">
          Ask for a new link
        </Link>
        <Link className="button" data-look="quiet" to="/sign-in">
          Back to sign in
        </Link>
      </Actions>
    </VisitorCard>
  );
}
