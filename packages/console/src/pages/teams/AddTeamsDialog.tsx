import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  addGroupTeams,
  listGroupTeams,
  listTeamOverviews,
  type TeamOverview,
} from '../../api/calls/teams.js';
import { read, useSend } from '../../api/query.js';
import { limits } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CheckList } from '../../kit/CheckList.js';
import { counted } from '../../kit/counted.js';
import { Dialog } from '../../kit/Dialog.js';
import { Skeleton } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** Add Teams: gives teams of the organization the same roles in the project, all of them in one call. */
export function AddTeamsDialog({
  scope,
  onClose,
}: {
  scope: Scope & { kind: 'project' };
  onClose: () => void;
}) {
  const { orgId, groupId } = scope;
  const assigned = useQuery(read(listGroupTeams(groupId)));
  const all = useQuery(
    read(listTeamOverviews({ kind: 'organization', orgId }, { itemsPerPage: limits.teamsPerOrganization })),
  );
  const isAssigned = (id: string) => assigned.data?.results.some(({ teamId }) => teamId === id);
  const teams = all.data?.results.filter(({ id }) => !isAssigned(id));
  return (
    <Dialog title="Add Teams" onClose={onClose}>
      {teams === undefined || assigned.data === undefined ? (
        <>
          <Refusal error={all.error ?? assigned.error} />
          {!all.error && !assigned.error && <Skeleton />}
        </>
      ) : (
        <AddTeams groupId={groupId} teams={teams} onClose={onClose} />
      )}
    </Dialog>
  );
}

function AddTeams({
  groupId,
  teams,
  onClose,
}: {
  groupId: string;
  /** Those that have no roles in the project yet. */
  teams: readonly TeamOverview[];
  onClose: () => void;
}) {
  const say = useMessages();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const call = (ids: readonly string[]) =>
    addGroupTeams(
      groupId,
      ids.map((teamId) => ({ teamId, roleNames: roles })),
    );
  const adding = useSend(() => call(chosen));
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
  if (teams.length === 0)
    return (
      <div className="stack">
        <p>
          Every team of the organization is in this project already. Create others on the page Teams there.
        </p>
        <Actions>
          <Button onClick={onClose}>Close</Button>
        </Actions>
      </div>
    );
  return (
    <form className="form" {...form.props}>
      <CheckList
        label="Teams"
        options={teams.map(({ id, name, memberCount }) => ({
          value: id,
          label: name,
          hint: counted(memberCount, 'member'),
        }))}
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
        calls={[{ title: 'Add these teams', call: call(chosen.length > 0 ? chosen : ['{TEAM-ID}']) }]}
      />
    </form>
  );
}
