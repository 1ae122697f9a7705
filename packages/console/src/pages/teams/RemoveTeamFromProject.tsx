import { useQuery } from '@tanstack/react-query';
import type { Scope } from '../../api/calls/scopes.js';
import { countTeamUsers, removeGroupTeam } from '../../api/calls/teams.js';
import { read, useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import type { NamedTeamRoles } from './ProjectTeams.js';

/** Takes the roles in a project from a team, which stays in the organization. */
export function RemoveTeamFromProject({
  scope,
  team,
  onClose,
}: {
  scope: Scope & { kind: 'project'; name: string };
  team: NamedTeamRoles;
  onClose: () => void;
}) {
  const say = useMessages();
  const members = useQuery(read(countTeamUsers(scope.orgId, team.id)));
  const memberCount = members.data?.totalCount ?? 0;
  const removal = useSend(() => removeGroupTeam(scope.groupId, team.id));
  return (
    <ConfirmDialog
      title={`Remove ${team.name} from ${scope.name}?`}
      action="Remove from Project"
      isBusy={removal.isPending || members.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`${team.name} was removed from the project`);
            onClose();
          },
        })
      }
    >
      <p>
        {memberCount === 0
          ? 'Nobody is in the team, so nobody loses access.'
          : `Its ${counted(memberCount, 'member')} ${memberCount === 1 ? 'loses' : 'lose'} at once what the team gives here. Roles of their own stay.`}{' '}
        The team stays in the organization.
      </p>
    </ConfirmDialog>
  );
}
