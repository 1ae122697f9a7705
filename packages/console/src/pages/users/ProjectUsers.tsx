import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  addGroupUser,
  addGroupUserRole,
  type GroupPeopleQuery,
  type GroupPerson,
  listGroupPeople,
  listGroupUsers,
  removeGroupUser,
  removeGroupUserRole,
} from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Page } from '../../kit/Page.js';
import { useList } from '../../lists/useList.js';
import { InvitationLinkDialog } from '../../people/InvitationLink.js';
import { groupPeopleFilters } from '../../people/people-filters.js';
import { useSession } from '../../session/session.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { EditProjectRoles } from './EditProjectRoles.js';
import { GrantAccessDialog } from './GrantAccessDialog.js';
import { type ProjectUserAction, ProjectUserTable } from './ProjectUserTable.js';
import { RemoveFromProject } from './RemoveFromProject.js';

type ProjectScope = NamedScope & Scope & { kind: 'project' };

/** A dialog that is open, and whom it is about: nobody yet where access is granted by the button of the page. */
interface Open {
  readonly action: ProjectUserAction;
  readonly person?: GroupPerson;
}

/** Users of a project: people with roles of their own there, and those who get in through a team or the organization. */
export function ProjectUsers({ scope }: { scope: ProjectScope }) {
  const mayChange = useMay(scope)('project.users.write');
  const mayLink = useMay({ kind: 'organization', orgId: scope.orgId })('organization.invitations.write');
  const { user: self } = useSession();
  const roles = useGrantableRoles();
  const filters = useMemo(() => groupPeopleFilters(roles), [roles]);
  const list = useList<GroupPeopleQuery>(filters, 'username');
  // What the table shows, so that an open dialog is about somebody as they are now.
  const query = useQuery(read(listGroupPeople(scope.groupId, list.query)));
  const [open, setOpen] = useState<Open>();
  return (
    <Page
      title="Users"
      eyebrow={`Project Access Manager · ${scope.name}`}
      lead="People who can use this project: by roles of their own, through a team, or by a role in the organization."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setOpen({ action: 'grant' })}>
            Grant Access
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission="project.users.write" what="the people of this project" />
      <ProjectUserTable
        list={list}
        scope={scope}
        selfId={self.id}
        mayChange={mayChange}
        mayLink={mayLink}
        onAction={(action, person) => setOpen({ action, person })}
      />
      <UserCalls groupId={scope.groupId} mayChange={mayChange} />
      {open && (
        <OpenDialog
          scope={scope}
          open={open}
          people={query.data?.results ?? []}
          selfId={self.id}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

function OpenDialog({
  scope,
  open: { action, person },
  people,
  selfId,
  onClose,
}: {
  scope: ProjectScope;
  open: Open;
  people: readonly GroupPerson[];
  selfId: string;
  onClose: () => void;
}) {
  // As it is now, because a change that went only half way has changed it; as it was, when it is gone.
  const chosen = people.find(({ user }) => user.id === person?.user.id) ?? person;
  if (action === 'grant')
    return <GrantAccessDialog scope={scope} username={chosen?.user.username} onClose={onClose} />;
  if (chosen === undefined) return null;
  switch (action) {
    case 'roles':
      return <EditProjectRoles groupId={scope.groupId} person={chosen} onClose={onClose} />;
    case 'link':
      return <InvitationLinkDialog orgId={scope.orgId} username={chosen.user.username} onClose={onClose} />;
    case 'remove':
      return (
        <RemoveFromProject
          scope={scope}
          person={chosen}
          isSelf={chosen.user.id === selfId}
          onClose={onClose}
        />
      );
  }
}

function UserCalls({ groupId, mayChange }: { groupId: string; mayChange: boolean }) {
  return (
    <CallPanel
      calls={[
        { title: 'List the users', call: listGroupUsers(groupId) },
        ...(mayChange
          ? [
              {
                title: 'Grant access',
                call: addGroupUser(groupId, { username: 'name@example.com', roles: ['GROUP_READ_ONLY'] }),
              },
              {
                title: 'Give one more role',
                call: addGroupUserRole(groupId, '{USER-ID}', 'GROUP_READ_ONLY'),
              },
              {
                title: 'Take a role away',
                call: removeGroupUserRole(groupId, '{USER-ID}', 'GROUP_READ_ONLY'),
              },
              { title: 'Remove from the project', call: removeGroupUser(groupId, '{USER-ID}') },
            ]
          : []),
      ]}
    />
  );
}
