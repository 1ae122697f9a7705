import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { requestPasswordReset } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { Code } from '../../kit/Code.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { VisitorCard } from './VisitorCard.js';

/** Has a link mailed with which a forgotten password is set anew. Says nothing about who has an account. */
export function ForgotPasswordPage() {
  const [username, setUsername] = useState('');
  const request = useSend(requestPasswordReset);
  const form = useForm({ sending: request, send: () => request.mutate(username) });
  if (request.isSuccess)
    return (
      <VisitorCard title="Look into your mailbox">
        <p>
          If <strong>{request.variables.trim()}</strong> has an account here, a link is on its way to it. It
          works once, within an hour.
        </p>
        <WithoutMail username={request.variables.trim()} />
        <Actions>
          <Link className="button" to="/sign-in">
            Back to sign in
          </Link>
          <Button look="quiet" onClick={() => request.reset()}>
            Try another address
          </Button>
        </Actions>
      </VisitorCard>
    );
  return (
    <VisitorCard title="Forgot your password?">
      <p>Enter the e-mail address that you sign in with. A link to choose a new password is mailed to it.</p>
      <form className="form" {...form.props} noValidate={false}>
        <TextField
          label="E-mail address"
          type="email"
          name="username"
          autoComplete="username"
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <Refusal error={request.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={request.isPending}>
            Send the link
          </Button>
          <Link className="button" data-look="quiet" to="/sign-in">
            Back to sign in
          </Link>
        </Actions>
      </form>
    </VisitorCard>
  );
}

function WithoutMail({ username }: { username: string }) {
  return (
    <div className="stack-tight">
      <p className="hint">
        Nothing comes, not even among unwanted mail? Not every server is set up to send mail. Ask somebody
        with access to the machine it runs on to do this, which prints a new password for you:
      </p>
      <Code text={`sallyport recover reset-password --username ${username}`} />
    </div>
  );
}
