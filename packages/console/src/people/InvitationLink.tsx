import { createInvitationLink, listInvitations } from '../api/calls/users.js';
import { useSteps } from '../api/query.js';
import { send } from '../api/send.js';
import { Button } from '../kit/Button.js';
import { CopyField, copy } from '../kit/Copy.js';
import { Dialog } from '../kit/Dialog.js';
import { useMessages } from '../kit/Messages.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { Time } from '../kit/Time.js';

/** Makes a new link of the invitation of a pending user, and copies it. Making it ends the link before. */
export function InvitationLink({ orgId, username }: { orgId: string; username: string }) {
  const say = useMessages();
  const making = useSteps(async () => {
    const [invitation] = await send(listInvitations(orgId, username));
    if (invitation === undefined) return undefined;
    const made = await send(createInvitationLink(orgId, invitation.id));
    // Some browsers copy only straight after a click; the field below is there for them.
    await copy(made.link).then(
      () => say('Copied the invitation link'),
      () => {},
    );
    return made;
  });
  const made = making.data;
  if (made)
    return (
      <div className="stack-tight">
        <CopyField label="Invitation link" value={made.link} />
        <span className="hint">
          For {made.username}, until <Time time={made.expiresAt} />. It is shown only here.
        </span>
      </div>
    );
  return (
    <div className="stack-tight">
      <div>
        <Button
          icon="copy"
          aria-label={`Copy invitation link for ${username}`}
          isBusy={making.isPending}
          onClick={() => making.mutate(undefined)}
        >
          Copy invitation link
        </Button>
      </div>
      {making.isSuccess && (
        <Notice tone="warning" isUrgent>
          There is no invitation of {username} any more.
        </Notice>
      )}
      <Refusal error={making.error} />
    </div>
  );
}

/** What to know about links before making one. */
export function AboutInvitationLinks() {
  return (
    <p className="hint">
      Copying makes a new link, which ends the earlier one, also one that was mailed. Whoever has the link can
      accept the invitation: hand it to that person alone.
    </p>
  );
}

/** The link of one pending user. */
export function InvitationLinkDialog({
  orgId,
  username,
  onClose,
}: {
  orgId: string;
  username: string;
  onClose: () => void;
}) {
  return (
    <Dialog title="Invitation link" description={<AboutInvitationLinks />} onClose={onClose}>
      <div className="stack">
        <div>
          Invited: <strong>{username}</strong>
        </div>
        <InvitationLink orgId={orgId} username={username} />
      </div>
    </Dialog>
  );
}
