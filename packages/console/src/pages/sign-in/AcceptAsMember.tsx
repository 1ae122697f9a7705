import { acceptInvitation, type InvitationPreview } from '../../api/calls/account.js';
import type { Session } from '../../api/calls/session.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { Refusal } from '../../kit/Refusal.js';
import { RejectButton } from './RejectButton.js';

/** For the invited person, signed in. */
export function AcceptAsMember({
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
  const acceptance = useSteps(async () => onAccepted(await send(acceptInvitation(token, undefined))));
  return (
    <>
      <Refusal error={acceptance.error} />
      <Actions>
        <Button look="primary" isBusy={acceptance.isPending} onClick={() => acceptance.mutate(undefined)}>
          Accept
        </Button>
        <RejectButton token={token} orgName={invitation.orgName} onRejected={onRejected} />
      </Actions>
    </>
  );
}
