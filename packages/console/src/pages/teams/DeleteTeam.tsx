import { useQuery } from '@tanstack/react-query';
import {
  countTeamUsers,
  deleteTeam,
  listTeamProjects,
  removeGroupTeam,
  type Team,
} from '../../api/calls/teams.js';
import { read, useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';

/** Deletes a team. A team with roles in projects cannot be deleted, so it is taken out of them first. */
export function DeleteTeam({
  orgId,
  team,
  onClose,
  onDeleted,
}: {
  orgId: string;
  team: Team;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const say = useMessages();
  const projects = useQuery(read(listTeamProjects(orgId, team.id)));
  const members = useQuery(read(countTeamUsers(orgId, team.id)));
  const memberCount = members.data?.totalCount ?? 0;
  const removal = useSteps(async () => {
    for (const { groupId } of projects.data?.results ?? []) await send(removeGroupTeam(groupId, team.id));
    await send(deleteTeam(orgId, team.id));
  });
  const names = projects.data?.results.map(({ groupName }) => groupName) ?? [];
  return (
    <ConfirmDialog
      title={`Delete the team ${team.name}?`}
      action="Delete"
      isBusy={removal.isPending || projects.isPending || members.isPending}
      error={removal.error ?? (projects.data ? undefined : projects.error)}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`Team ${team.name} deleted`);
            onClose();
            onDeleted?.();
          },
        })
      }
    >
      {names.length > 0 ? (
        <p>
          Its {counted(memberCount, 'member')} {memberCount === 1 ? 'loses' : 'lose'} at once what the team
          gives in {names.join(', ')}: the team is taken out of{' '}
          {names.length === 1 ? 'this project' : 'these projects'} first, then deleted.
        </p>
      ) : (
        <p>The team has no roles in projects, so nobody loses access.</p>
      )}
      <p>People stay in the organization, with the roles of their own. This cannot be taken back.</p>
    </ConfirmDialog>
  );
}
