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
import { Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu, type MenuItem } from '../../kit/Menu.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { InvitationLinkDialog } from '../../people/InvitationLink.js';
import { LastSignedIn, PersonName, Status, searchedText } from '../../people/people.js';
import { roleNames } from '../../scopes/roles.js';
import { useSession } from '../../session/session.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { EditProjectRoles } from './EditProjectRoles.js';
import { GrantAccessDialog } from './GrantAccessDialog.js';
import { type ProjectPerson, readProjectPeople } from './project-people.js';
import { RemoveFromProject } from './RemoveFromProject.js';

type Action = 'roles' | 'grant' | 'link' | 'remove';

/** Users of a project: people with roles of their own there, and those who get in through a team or the organization. */
export function ProjectUsers({ scope }: { scope: NamedScope & Scope & { kind: 'project' } }) {
  const { groupId, orgId } = scope;
  const mayChange = useMay(scope)('project.users.write');
  const mayLink = useMay({ kind: 'organization', orgId })('organization.invitations.write');
  const { user: self } = useSession();
  const query = useQuery(readProjectPeople(scope));
  const [isGranting, setIsGranting] = useState(false);
  const [open, setOpen] = useState<{ action: Action; person: ProjectPerson }>();
  const close = () => setOpen(undefined);
  // As it is now, because a change that went only half way has changed it; as it was, when it is gone.
  const chosen = query.data?.people.find(({ user }) => user.id === open?.person.user.id) ?? open?.person;

  function itemsOf(person: ProjectPerson): MenuItem[] {
    const { user, ownRoles } = person;
    const isSelf = user.id === self.id;
    const item = (label: string, action: Action, rest: Partial<MenuItem> = {}): MenuItem => ({
      label,
      onSelect: () => setOpen({ action, person }),
      ...rest,
    });
    const fixed = isSelf ? { isDisabled: true, hint: 'Nobody can change their own roles.' } : {};
    return [
      ...(mayChange
        ? [
            ownRoles.length > 0
              ? item('Edit Permissions', 'roles', fixed)
              : item('Grant Access', 'grant', fixed),
          ]
        : []),
      ...(mayLink && user.orgMembershipStatus === 'PENDING' ? [item('Copy Invitation Link', 'link')] : []),
      ...(mayChange && ownRoles.length > 0
        ? [item(isSelf ? 'Leave Project' : 'Remove from Project', 'remove', { tone: 'danger' })]
        : []),
    ];
  }

  return (
    <Page
      title="Users"
      eyebrow={`Project Access Manager · ${scope.name}`}
      lead="People who can use this project: by roles of their own, through a team, or by a role in the organization."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setIsGranting(true)}>
            Grant Access
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission="project.users.write" what="the people of this project" />
      <Loaded query={query}>
        {({ people }) => (
          <SearchableTable
            caption="Users of the project"
            searchLabel="Search by user name or name"
            noun={['user', 'users']}
            textOf={({ user }) => searchedText(user)}
            rows={people}
            empty={
              <Empty title="Nobody can use this project">
                Grant access to people of the organization, or to somebody new.
              </Empty>
            }
            columns={columnsFor(self.id)}
            keyOf={({ user }) => user.id}
            actions={
              mayChange || mayLink
                ? (person) => {
                    const items = itemsOf(person);
                    return (
                      items.length > 0 && (
                        <Menu
                          trigger={
                            <IconButton icon="ellipsis" label={`Options of ${person.user.username}`} />
                          }
                          groups={[{ items }]}
                        />
                      )
                    );
                  }
                : undefined
            }
          />
        )}
      </Loaded>
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
      {query.data && (isGranting || (open?.action === 'grant' && chosen)) && (
        <GrantAccessDialog
          scope={scope}
          people={query.data.people}
          members={query.data.members}
          username={open?.action === 'grant' ? chosen?.user.username : undefined}
          onClose={() => {
            setIsGranting(false);
            close();
          }}
        />
      )}
      {chosen && open?.action === 'roles' && (
        <EditProjectRoles groupId={groupId} person={chosen} onClose={close} />
      )}
      {chosen && open?.action === 'link' && (
        <InvitationLinkDialog orgId={orgId} username={chosen.user.username} onClose={close} />
      )}
      {chosen && open?.action === 'remove' && (
        <RemoveFromProject
          scope={scope}
          person={chosen}
          isSelf={chosen.user.id === self.id}
          onClose={close}
        />
      )}
    </Page>
  );
}

function columnsFor(selfId: string): Column<ProjectPerson>[] {
  return [
    {
      name: 'User',
      isHeader: true,
      cell: ({ user }) => <PersonName person={user} isSelf={user.id === selfId} />,
    },
    {
      name: 'Project Permissions',
      cell: ({ ownRoles }) => <Badges items={roleNames(ownRoles)} none="None of their own" />,
    },
    { name: 'Also Through', cell: (person) => <AlsoThrough person={person} /> },
    { name: 'Status', cell: ({ user }) => <Status person={user} /> },
    { name: 'Last Signed In', cell: ({ user }) => <LastSignedIn person={user} /> },
  ];
}

function AlsoThrough({ person: { teams, orgRoles } }: { person: ProjectPerson }) {
  if (teams.length === 0 && orgRoles.length === 0) return <span className="quiet">Nothing else</span>;
  return (
    <div className="stack-tight">
      {orgRoles.length > 0 && <span>{roleNames(orgRoles).join(', ')}</span>}
      {teams.map(({ id, name, roles }) => (
        <div key={id}>
          Team {name}
          <div className="hint">{roleNames(roles).join(', ')}</div>
        </div>
      ))}
    </div>
  );
}
