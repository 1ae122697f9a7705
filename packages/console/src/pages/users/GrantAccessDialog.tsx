import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import { addGroupUser } from '../../api/calls/users.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { Invited } from '../../people/Invited.js';
import { countedPeople, fullName } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { DoneDialog } from './DoneDialog.js';
import { type ProjectPeople, readProjectPeople } from './project-people.js';
import { type Granted, useGranting } from './useGranting.js';

/**
 * Gives people roles in the project. Members of the organization have them at once, others are invited to it. Each
 * address is a call of its own, so some can be refused: those stay in the field.
 */
export function GrantAccessDialog({
  scope,
  username,
  onClose,
}: {
  scope: Scope & { kind: 'project'; name: string };
  /** Somebody to begin with. */
  username?: string | undefined;
  onClose: () => void;
}) {
  const { groupId, orgId, name } = scope;
  const { people: inProject, members } = useQuery(readProjectPeople(scope)).data ?? NOBODY;
  const say = useMessages();
  const people = usePeople(username === undefined ? [] : [username]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const { sending, result, failed, isDone, grant } = useGranting(groupId, roles);
  const hasRoles = new Set(
    inProject.filter(({ groupRoles }) => groupRoles.length > 0).map(({ user }) => user.username),
  );
  const form = useForm({
    problems: { roles: roles.length === 0 ? 'Choose at least one role.' : undefined },
    take: () => people.settle() !== undefined,
    sending,
    send() {
      grant(people.addresses, (refused, { invited }) => {
        people.replace(refused);
        if (refused.length > 0) return;
        say('Access granted');
        // Links can be had only here and in the menu of the row, so those who were invited are shown.
        if (invited.length === 0) onClose();
      });
    },
  });
  const isBegun = result.granted.length + result.invited.length > 0;
  if (isDone)
    return (
      <DoneDialog title="Grant Access" onClose={onClose}>
        <Result orgId={orgId} result={result} />
      </DoneDialog>
    );
  return (
    <Dialog
      title="Grant Access"
      description={`People of the organization can use ${name} at once. Anybody else is invited to the organization.`}
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        <Result orgId={orgId} result={result} />
        <Refusals title={`${countedPeople(failed.length)} not given access`} failed={failed} />
        <PeopleField
          label="E-mail addresses"
          hint="Type an address, or choose somebody of the organization. Press Enter after each."
          suggestions={members
            .filter((member) => !hasRoles.has(member.username))
            .map((member) => ({ username: member.username, name: fullName(member) }))}
          autoFocus
          {...people.field}
        />
        <RoleMenu
          label="Project Permissions"
          options={options}
          roles={roles}
          problem={form.problem('roles')}
          onChange={setRoles}
        />
        <PresentAlready usernames={people.addresses.filter((address) => hasRoles.has(address))} />
        <Refusal error={sending.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={sending.isPending}>
            Grant Access
          </Button>
          <Button onClick={onClose}>{isBegun ? 'Done' : 'Cancel'}</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: 'Grant access',
              call: addGroupUser(groupId, { username: people.addresses[0] ?? 'name@example.com', roles }),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}

/** Until they are known, nobody is suggested. */
const NOBODY: ProjectPeople = { people: [], members: [] };

function Result({ orgId, result: { granted, invited } }: { orgId: string; result: Granted }) {
  return (
    <>
      {granted.length > 0 && (
        <Notice tone="good" isUrgent title={`${countedPeople(granted.length)} given access`}>
          <p>{granted.join(', ')}</p>
        </Notice>
      )}
      {invited.length > 0 && <Invited orgId={orgId} usernames={invited} />}
    </>
  );
}

function PresentAlready({ usernames }: { usernames: readonly string[] }) {
  if (usernames.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>{usernames.join(', ')}: in this project already. Change what they may do with Edit Permissions.</p>
    </Notice>
  );
}
