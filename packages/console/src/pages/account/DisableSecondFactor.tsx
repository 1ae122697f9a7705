import { useState } from 'react';
import { disableSecondFactor } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';

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
  const say = useMessages();
  const disabling = useSend(disableSecondFactor);
  const form = useForm({
    problems: { password: password === '' ? 'Enter the password that you sign in with.' : undefined },
    sending: disabling,
    send() {
      disabling.mutate(password, {
        onSuccess() {
          say('Second factor turned off');
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Turn off the second factor?" onClose={onClose}>
      <form className="form" {...form.props}>
        <p>Signing in takes your password alone then. The recovery codes stop working.</p>
        {requiredBy !== '' && (
          <Notice tone="warning">{requiredBy} will refuse you until you have set one up again.</Notice>
        )}
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          problem={form.problem('password')}
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
