import { type FormEvent, useState } from 'react';
import { disableSecondFactor } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';

/** Takes the second factor away, for which the password is asked once more. */
export function DisableSecondFactor({
  requiredBy,
  onClose,
}: {
  /** Names of the organizations that require one; empty for none. */
  requiredBy: string;
  onClose: () => void;
}) {
  const [password, setPassword] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const say = useMessages();
  const disabling = useSend(disableSecondFactor);
  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (password === '' || disabling.isPending) return;
    disabling.mutate(password, {
      onSuccess() {
        say('Second factor turned off');
        onClose();
      },
    });
  }
  return (
    <Dialog title="Turn off the second factor?" onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <p>Signing in takes your password alone then. The recovery codes stop working.</p>
        {requiredBy !== '' && (
          <Notice tone="warning">{requiredBy} will refuse you until you have set one up again.</Notice>
        )}
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          problem={isChecked && password === '' ? 'Enter the password that you sign in with.' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Refusal error={disabling.error} />
        <div className="row row-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" isBusy={disabling.isPending}>
            Turn off
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
