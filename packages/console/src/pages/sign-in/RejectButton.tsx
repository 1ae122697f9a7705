import { useState } from 'react';
import { rejectInvitation } from '../../api/calls/account.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Button } from '../../kit/Button.js';
import { ConfirmDialog } from '../../kit/Dialog.js';

/** Rejects an invitation, after a question. */
export function RejectButton({
  token,
  orgName,
  onRejected,
}: {
  token: string;
  orgName: string;
  onRejected: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const rejection = useSteps(async () => {
    await send(rejectInvitation(token));
    onRejected();
  });
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>Reject</Button>
      {isAsking && (
        <ConfirmDialog
          title={`Reject the invitation to ${orgName}?`}
          action="Reject"
          isBusy={rejection.isPending}
          error={rejection.error}
          onConfirm={() => rejection.mutate(undefined)}
          onClose={() => setIsAsking(false)}
        >
          <p>The link stops working. To join later you need another invitation.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
