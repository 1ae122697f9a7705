import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import { addGroupTeams, type TeamOverview } from '../../api/calls/teams.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { TeamsField } from '../../people/TeamsField.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** Add Teams: gives teams of the organization the same roles in the project, all of them in one call. */
export function AddTeamsDialog({
  scope: { orgId, groupId },
  onClose,
}: {
  scope: Scope & { kind: 'project' };
  onClose: () => void;
}) {
  const say = useMessages();
  const [chosen, setChosen] = useState<readonly TeamOverview[]>([]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const call = (ids: readonly string[]) =>
    addGroupTeams(
      groupId,
      ids.map((teamId) => ({ teamId, roleNames: roles })),
    );
  const ids = chosen.map(({ id }) => id);
  const adding = useSend(() => call(ids));
  const form = useForm({
    problems: {
      teams: chosen.length === 0 ? 'Choose at least one team.' : undefined,
      roles: roles.length === 0 ? 'Choose at least one role.' : undefined,
    },
    sending: adding,
    send() {
      adding.mutate(undefined, {
        onSuccess() {
          say(`${counted(chosen.length, 'team')} added`);
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Add Teams" onClose={onClose}>
      <form className="form" {...form.props}>
        <TeamsField
          orgId={orgId}
          query={{ withoutGroupId: groupId }}
          none="Every team of the organization is in this project already. Create others on the page Teams there."
          chosen={chosen}
          problem={form.problem('teams')}
          onChange={setChosen}
        />
        <RoleMenu
          label="Project Permissions"
          options={options}
          roles={roles}
          problem={form.problem('roles')}
          onChange={setRoles}
        />
        <Refusal error={adding.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={adding.isPending}>
            Add Teams
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel
          calls={[{ title: 'Add these teams', call: call(chosen.length > 0 ? ids : ['{TEAM-ID}']) }]}
        />
      </form>
    </Dialog>
  );
}
