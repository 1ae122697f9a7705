import { useId, useState } from 'react';
import { acceptInvitation, type InvitationPreview } from '../../api/calls/account.js';
import type { Session } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { textBounds } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { NewPasswordFields, useNewPassword } from '../../people/NewPasswordFields.js';
import { RejectButton } from './RejectButton.js';

/** For somebody without an account: accepting makes one and signs in. */
export function AcceptAsNewcomer({
  invitation,
  token,
  onAccepted,
  onRejected,
}: {
  invitation: InvitationPreview;
  token: string;
  onAccepted: (session: Session) => Promise<void>;
  onRejected: () => void;
}) {
  const formId = useId();
  const [names, setNames] = useState({ firstName: '', lastName: '' });
  const password = useNewPassword(invitation.username);
  const acceptance = useSteps(async (newPassword: string) =>
    onAccepted(await send(acceptInvitation(token, { ...names, password: newPassword }))),
  );

  const form = useForm({
    problems: {
      firstName: names.firstName.trim() === '' ? 'Enter your first name.' : undefined,
      lastName: names.lastName.trim() === '' ? 'Enter your last name.' : undefined,
      ...password.problems,
    },
    sending: acceptance,
    send: () => acceptance.mutate(password.typed.password),
  });

  function nameField(field: keyof typeof names, label: string, autoComplete: string) {
    return (
      <TextField
        label={label}
        autoComplete={autoComplete}
        maxLength={textBounds.personName.most}
        value={names[field]}
        problem={form.problem(field)}
        onChange={(event) => setNames({ ...names, [field]: event.target.value })}
      />
    );
  }

  return (
    <>
      <p>
        Choose a name and a password to accept. They make your account, with which you sign in from then on.
      </p>
      <form id={formId} className="form" {...form.props}>
        {nameField('firstName', 'First name', 'given-name')}
        {nameField('lastName', 'Last name', 'family-name')}
        {/* For password managers, which keep the two together. */}
        <input hidden readOnly name="username" autoComplete="username" value={invitation.username} />
        <NewPasswordFields label="Password" password={password} problem={form.problem} />
      </form>
      <Refusal error={acceptance.error} />
      <Actions>
        <Button type="submit" form={formId} look="primary" isBusy={acceptance.isPending}>
          Accept
        </Button>
        {/* Not in the form: its question is one too, and would send this one. */}
        <RejectButton token={token} orgName={invitation.orgName} onRejected={onRejected} />
      </Actions>
    </>
  );
}
