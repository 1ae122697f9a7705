import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import { addGroupUser, type OrgUser } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { projectRoles } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { PeopleField, usePeople } from '../../kit/PeopleField.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useForm } from '../../kit/useForm.js';
import { attemptEach } from '../../people/attempt-each.js';
import { Invited } from '../../people/Invited.js';
import { countedPeople, fullName } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import type { ProjectPerson } from './project-people.js';

/**
 * Gives people roles in the project. Members of the organization have them at once, others are invited to it. Each
 * address is a call of its own, so some can be refused: those stay in the field.
 */
export function GrantAccessDialog({
  scope,
  people: inProject,
  members,
  username,
  onClose,
}: {
  scope: Scope & { kind: 'project'; name: string };
  /** Who can use the project already. */
  people: readonly ProjectPerson[];
  members: readonly OrgUser[];
  /** Somebody to begin with. */
  username?: string | undefined;
  onClose: () => void;
}) {
  const { groupId, orgId, name } = scope;
  const say = useMessages();
  const people = usePeople(username === undefined ? [] : [username]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [granted, setGranted] = useState<readonly string[]>([]);
  const [invited, setInvited] = useState<readonly string[]>([]);
  const hasRoles = new Set(
    inProject.filter(({ ownRoles }) => ownRoles.length > 0).map(({ user }) => user.username),
  );
  const present = people.addresses.filter((address) => hasRoles.has(address));

  const sending = useSteps((addresses: readonly string[]) =>
    attemptEach(addresses, (address) => send(addGroupUser(groupId, { username: address, roles }))),
  );
  const form = useForm({
    problems: { roles: roles.length === 0 ? 'Choose at least one role.' : undefined },
    take: () => people.settle() !== undefined,
    sending,
    send() {
      sending.mutate(people.addresses, {
        onSuccess({ done, failed }) {
          const namesOf = (isPending: boolean) =>
            done
              .filter(({ answer }) => (answer.orgMembershipStatus === 'PENDING') === isPending)
              .map(({ item }) => item);
          const newInvited = namesOf(true);
          setGranted((before) => [...new Set([...before, ...namesOf(false)])]);
          setInvited((before) => [...new Set([...before, ...newInvited])]);
          people.replace(failed.map(({ item }) => item));
          if (failed.length > 0) return;
          say('Access granted');
          // Links can be had only here and in the menu of the row, so those who were invited are shown.
          if (invited.length + newInvited.length === 0) onClose();
        },
      });
    },
  });

  const failed = sending.data?.failed ?? [];
  const result = (
    <>
      {granted.length > 0 && (
        <Notice tone="good" isUrgent title={`${countedPeople(granted.length)} given access`}>
          <p>{granted.join(', ')}</p>
        </Notice>
      )}
      {invited.length > 0 && <Invited orgId={orgId} usernames={invited} />}
    </>
  );
  if (sending.isSuccess && failed.length === 0)
    return (
      <Dialog title="Grant Access" onClose={onClose}>
        <div className="stack">
          {result}
          <Actions>
            <Button look="primary" autoFocus onClick={onClose}>
              Done
            </Button>
          </Actions>
        </div>
      </Dialog>
    );
  return (
    <Dialog
      title="Grant Access"
      description={`People of the organization can use ${name} at once. Anybody else is invited to the organization.`}
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        {result}
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
          options={projectRoles}
          roles={roles}
          problem={form.problem('roles')}
          onChange={setRoles}
        />
        {present.length > 0 && (
          <Notice tone="warning">
            <p>
              {present.join(', ')}: in this project already. Change what they may do with Edit Permissions.
            </p>
          </Notice>
        )}
        <Refusal error={sending.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={sending.isPending}>
            Grant Access
          </Button>
          <Button onClick={onClose}>{granted.length + invited.length > 0 ? 'Done' : 'Cancel'}</Button>
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
