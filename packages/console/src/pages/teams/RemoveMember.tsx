import { removeTeamUser, type Team } from '../../api/calls/teams.js';
import type { OrgUser } from '../../api/calls/users.js';
import { useSend } from '../../api/query.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';

/** Takes a member out of a team. */
export function RemoveMember({
  orgId,
  team,
  user,
  onClose,
}: {
  orgId: string;
  team: Team;
  user: OrgUser;
  onClose: () => void;
}) {
  const say = useMessages();
  const removal = useSend(() => removeTeamUser(orgId, team.id, user.id));
  return (
    <ConfirmDialog
      title={`Remove ${user.username} from ${team.name}?`}
      action="Remove from Team"
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`${user.username} was removed from the team`);
            onClose();
          },
        })
      }
    >
      <p>
        {user.orgMembershipStatus === 'ACTIVE'
          ? 'What the team gives in projects is gone at once. Roles of one’s own, and those of other teams, stay.'
          : 'Accepting the invitation will not lead into this team any more.'}
      </p>
    </ConfirmDialog>
  );
}
