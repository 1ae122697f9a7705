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
import { ROWS_PER_PAGE } from '../../kit/Pager.js';

/** More projects than this are counted. */
const NAMED = 10;

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
  const projects = useQuery(read(listTeamProjects(orgId, team.id, { itemsPerPage: NAMED })));
  const members = useQuery(read(countTeamUsers(orgId, team.id)));
  const memberCount = members.data?.totalCount ?? 0;
  const removal = useSteps(async () => {
    for (;;) {
      // Those that were left are on no page any more.
      const { results } = await send(listTeamProjects(orgId, team.id, { itemsPerPage: ROWS_PER_PAGE }));
      if (results.length === 0) break;
      for (const { groupId } of results) await send(removeGroupTeam(groupId, team.id));
    }
    await send(deleteTeam(orgId, team.id));
  });
  const names = projects.data?.results.map(({ groupName }) => groupName) ?? [];
  const total = projects.data?.totalCount ?? 0;
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
          gives in {names.join(', ')}
          {total > names.length && ` and ${counted(total - names.length, 'other project')}`}: the team is
          taken out of {total === 1 ? 'this project' : 'these projects'} first, then deleted.
        </p>
      ) : (
        <p>The team has no roles in projects, so nobody loses access.</p>
      )}
      <p>People stay in the organization, with the roles of their own. This cannot be taken back.</p>
    </ConfirmDialog>
  );
}
