import { useState } from 'react';
import { changePassword } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { useMessages } from '../../kit/Messages.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { NewPasswordFields, useNewPassword } from '../../people/NewPasswordFields.js';
import { useSession } from '../../session/session.js';

/** Changes the password, which ends the person's other sessions. */
export function PasswordCard() {
  const { user } = useSession();
  const [present, setPresent] = useState('');
  const password = useNewPassword(user.username);
  const say = useMessages();
  const change = useSend(changePassword);

  const form = useForm({
    problems: {
      currentPassword: present === '' ? 'Enter the password that you sign in with now.' : undefined,
      ...password.problems,
    },
    sending: change,
    send() {
      change.mutate(
        { currentPassword: present, newPassword: password.typed.password },
        {
          onSuccess() {
            // Also what the mutation remembers of it.
            change.reset();
            setPresent('');
            password.clear();
            form.reset();
            say('Password changed. Your other sessions have ended.');
          },
        },
      );
    },
  });

  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="form" {...form.props}>
        {/* For password managers, which keep the two together. */}
        <input hidden readOnly name="username" autoComplete="username" value={user.username} />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          value={present}
          problem={form.problem('currentPassword')}
          onChange={(event) => setPresent(event.target.value)}
        />
        <NewPasswordFields password={password} problem={form.problem} />
        <p className="hint">Changing it signs you out everywhere but here.</p>
        <Refusal error={change.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Change password
          </Button>
        </Actions>
      </form>
    </section>
  );
}
