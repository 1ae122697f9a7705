import { type FormEvent, useState } from 'react';
import { updateGroupTeam } from '../../api/calls/teams.js';
import { useSend } from '../../api/query.js';
import { projectRoles } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
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
  const say = useMessages();
  const [roles, setRoles] = useState(team.roles);
  const update = useSend(() => updateGroupTeam(groupId, team.id, roles));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (roles.length === 0 || update.isPending) return;
    update.mutate(undefined, {
      onSuccess() {
        say(`Permissions of ${team.name} changed`);
        onClose();
      },
    });
  }
  return (
    <Dialog
      title="Edit Permissions"
      description={
        <>
          <strong>{team.name}</strong>
          For everybody in the team, from the next call or click on.
        </>
      }
      onClose={onClose}
    >
      <form className="form" onSubmit={submit}>
        <RoleMenu
          label="Project Permissions"
          options={projectRoles}
          roles={roles}
          problem={
            roles.length === 0 ? 'Choose at least one role, or remove the team from the project.' : undefined
          }
          onChange={setRoles}
        />
        <Refusal error={update.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={update.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel
          calls={[
            { title: `Replace the roles of ${team.name}`, call: updateGroupTeam(groupId, team.id, roles) },
          ]}
        />
      </form>
    </Dialog>
  );
}
