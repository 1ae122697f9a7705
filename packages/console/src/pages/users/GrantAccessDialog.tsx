import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import { addGroupUser, listGroupPeople } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
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
import { countedPeople } from '../../people/people.js';
import { Refusals } from '../../people/Refusals.js';
import { useSuggestedPeople } from '../../people/suggested-people.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { DoneDialog } from './DoneDialog.js';
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
  const say = useMessages();
  const people = usePeople(username === undefined ? [] : [username]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const { sending, result, failed, isDone, grant } = useGranting(groupId, roles);
  const suggestions = useSuggestedPeople(orgId, people.field.draft.typed, { withoutGroupId: groupId });
  const present = useThoseWithRoles(groupId, people.addresses);
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
          suggestions={suggestions}
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
        <PresentAlready usernames={present} />
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

/** Those of the addresses that have roles of their own in the project, as far as it is known by now. */
function useThoseWithRoles(groupId: string, addresses: readonly string[]): string[] {
  return useQueries({
    queries: addresses.map((search) => read(listGroupPeople(groupId, { search, itemsPerPage: 5 }))),
    combine: (queries) =>
      queries.flatMap(({ data }, place) => {
        const [address] = addresses.slice(place);
        const person = data?.results.find(({ user }) => user.username === address);
        return person && person.groupRoles.length > 0 ? person.user.username : [];
      }),
  });
}

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
