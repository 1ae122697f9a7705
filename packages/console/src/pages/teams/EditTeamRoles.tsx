import { updateGroupTeam } from '../../api/calls/teams.js';
import { EditRolesDialog } from '../../scopes/EditRolesDialog.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import type { NamedTeamRoles } from './ProjectTeams.js';

/** Edit Permissions of a team in a project, replaced in one call. */
export function EditTeamRoles({
  groupId,
  team,
  onClose,
}: {
  groupId: string;
  team: NamedTeamRoles;
  onClose: () => void;
}) {
  return (
    <EditRolesDialog
      name={team.name}
      description={
        <>
          <strong>{team.name}</strong>
          For everybody in the team, from the next call or click on.
        </>
      }
      label="Project Permissions"
      options={useGrantableRoles()}
      given={team.roles}
      whenEmpty="Choose at least one role, or remove the team from the project."
      toCall={(roles) => updateGroupTeam(groupId, team.id, roles)}
      onClose={onClose}
    />
  );
}
