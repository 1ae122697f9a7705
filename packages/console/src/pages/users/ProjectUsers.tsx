import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  addGroupUser,
  addGroupUserRole,
  listGroupUsers,
  removeGroupUser,
  removeGroupUserRole,
} from '../../api/calls/users.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { InvitationLinkDialog } from '../../people/InvitationLink.js';
import { useSession } from '../../session/session.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { EditProjectRoles } from './EditProjectRoles.js';
import { GrantAccessDialog } from './GrantAccessDialog.js';
import { type ProjectUserAction, ProjectUserTable } from './ProjectUserTable.js';
import { type ProjectPeople, type ProjectPerson, readProjectPeople } from './project-people.js';
import { RemoveFromProject } from './RemoveFromProject.js';

type ProjectScope = NamedScope & Scope & { kind: 'project' };

/** A dialog that is open, and whom it is about: nobody yet where access is granted by the button of the page. */
interface Open {
  readonly action: ProjectUserAction;
  readonly person?: ProjectPerson;
}

/** Users of a project: people with roles of their own there, and those who get in through a team or the organization. */
export function ProjectUsers({ scope }: { scope: ProjectScope }) {
  const mayChange = useMay(scope)('project.users.write');
  const mayLink = useMay({ kind: 'organization', orgId: scope.orgId })('organization.invitations.write');
  const { user: self } = useSession();
  const query = useQuery(readProjectPeople(scope));
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
      <Loaded query={query}>
        {({ people }) => (
          <ProjectUserTable
            people={people}
            selfId={self.id}
            mayChange={mayChange}
            mayLink={mayLink}
            onAction={(action, person) => setOpen({ action, person })}
          />
        )}
      </Loaded>
      <UserCalls groupId={scope.groupId} mayChange={mayChange} />
      {query.data && open && (
        <OpenDialog
          scope={scope}
          open={open}
          found={query.data}
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
  found: { people, members },
  selfId,
  onClose,
}: {
  scope: ProjectScope;
  open: Open;
  found: ProjectPeople;
  selfId: string;
  onClose: () => void;
}) {
  // As it is now, because a change that went only half way has changed it; as it was, when it is gone.
  const chosen = people.find(({ user }) => user.id === person?.user.id) ?? person;
  if (action === 'grant')
    return (
      <GrantAccessDialog
        scope={scope}
        people={people}
        members={members}
        username={chosen?.user.username}
        onClose={onClose}
      />
    );
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
