import { type FormEvent, useState } from 'react';
import { changePassword } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { useMessages } from '../../kit/Messages.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useSession } from '../../session/session.js';
import { NewPasswordFields, useNewPassword } from './NewPasswordFields.js';

/** Changes the password, which ends the person's other sessions. */
export function PasswordCard() {
  const { user } = useSession();
  const [present, setPresent] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const password = useNewPassword(user.username);
  const say = useMessages();
  const change = useSend(changePassword);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const newPassword = password.check();
    if (newPassword === undefined || present === '' || change.isPending) return;
    change.mutate(
      { currentPassword: present, newPassword },
      {
        onSuccess() {
          // Also what the mutation remembers of it.
          change.reset();
          setPresent('');
          setIsChecked(false);
          password.clear();
          say('Password changed. Your other sessions have ended.');
        },
      },
    );
  }

  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="form" noValidate onSubmit={submit}>
        {/* For password managers, which keep the two together. */}
        <input hidden readOnly name="username" autoComplete="username" value={user.username} />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          value={present}
          problem={isChecked && present === '' ? 'Enter the password that you sign in with now.' : undefined}
          onChange={(event) => setPresent(event.target.value)}
        />
        <NewPasswordFields password={password} />
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
