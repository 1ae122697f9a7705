import { useState } from 'react';
import { addGroupUserRole, type GroupPerson, removeGroupUserRole } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { roleNames } from '../../scopes/roles.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

interface RoleChange {
  readonly verb: 'add' | 'remove';
  readonly role: string;
}

/** How far a change went: the calls that were made, and the one at which it stopped. */
interface Progress {
  readonly made: readonly RoleChange[];
  readonly left: readonly RoleChange[];
  readonly error?: unknown;
}

/** The changes that make `wanted` out of `held`. Adding comes first, as nobody may be without a role on the way. */
function changesFrom(held: readonly string[], wanted: readonly string[]): RoleChange[] {
  return [
    ...wanted.filter((role) => !held.includes(role)).map((role) => ({ verb: 'add' as const, role })),
    ...held.filter((role) => !wanted.includes(role)).map((role) => ({ verb: 'remove' as const, role })),
  ];
}

/** Edit Permissions in a project. Each role that comes or goes is a call of its own; a failure ends the row of them. */
export function EditProjectRoles({
  groupId,
  person: { user, groupRoles: ownRoles },
  onClose,
}: {
  groupId: string;
  person: GroupPerson;
  onClose: () => void;
}) {
  const say = useMessages();
  const [roles, setRoles] = useState(ownRoles);
  const options = useGrantableRoles('project');
  const changes = changesFrom(ownRoles, roles);
  const callOf = ({ verb, role }: RoleChange) =>
    (verb === 'add' ? addGroupUserRole : removeGroupUserRole)(groupId, user.id, role);
  const saving = useSteps(async (asked: readonly RoleChange[]): Promise<Progress> => {
    const made: RoleChange[] = [];
    for (const change of asked)
      try {
        await send(callOf(change));
        made.push(change);
      } catch (error) {
        return { made, left: asked.slice(made.length), error };
      }
    return { made, left: [] };
  });
  const form = useForm({
    problems: {
      roles:
        roles.length === 0 ? 'Choose at least one role, or remove the person from the project.' : undefined,
    },
    showsAtOnce: true,
    sending: saving,
    send() {
      saving.mutate(changes, {
        onSuccess({ error }) {
          if (error !== undefined) return;
          say(`Permissions of ${user.username} changed`);
          onClose();
        },
      });
    },
  });
  return (
    <Dialog title="Edit Permissions" description={<strong>{user.username}</strong>} onClose={onClose}>
      <form className="form" {...form.props}>
        <RoleMenu
          label="Project Permissions"
          options={options}
          roles={roles}
          problem={form.problem('roles')}
          onChange={setRoles}
        />
        {saving.data?.error !== undefined && <Stopped progress={saving.data} />}
        <Refusal error={saving.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={saving.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        {changes.length > 0 && (
          <CallPanel calls={changes.map((change) => ({ title: sentenceOf(change), call: callOf(change) }))} />
        )}
      </form>
    </Dialog>
  );
}

function sentenceOf({ verb, role }: RoleChange): string {
  return `${verb === 'add' ? 'Add' : 'Remove'} ${roleNames([role]).join()}`;
}

function Stopped({ progress: { made, left, error } }: { progress: Progress }) {
  return (
    <div className="stack-tight">
      {made.length > 0 && (
        <Notice tone="warning" isUrgent title="Only a part was changed">
          <p>Done: {made.map(sentenceOf).join(', ')}</p>
          <p>Not done: {left.map(sentenceOf).join(', ')}. Save tries these again.</p>
        </Notice>
      )}
      <Refusal error={error} />
    </div>
  );
}
