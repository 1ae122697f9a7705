import {
  type GroupPeopleQuery,
  type GroupPerson,
  listGroupPeople,
  removeGroupUser,
} from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { IconButton } from '../../kit/Button.js';
import { counted } from '../../kit/counted.js';
import { Menu, type MenuItem } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { BulkDialog, NotDone } from '../../lists/BulkDialog.js';
import { type ExportForm, fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import type { BulkAction } from '../../lists/TickedBar.js';
import type { ListState } from '../../lists/useList.js';
import { LastSignedIn, PersonName, Status } from '../../people/people.js';
import { RoleBadges, RoleNames } from '../../scopes/RoleNames.js';
import type { NamedScope } from '../../shell/scope.js';

/** What the menu of a row can open. */
export type ProjectUserAction = 'roles' | 'grant' | 'link' | 'remove';

/** What whoever looks at the table may do with the people in it. */
interface Rights {
  readonly selfId: string;
  readonly mayChange: boolean;
  /** Whether links of invitations can be had. */
  readonly mayLink: boolean;
}

type ProjectScope = NamedScope & { readonly kind: 'project' };

type OnAction = (action: ProjectUserAction, person: GroupPerson) => void;

/** The people of a project, with a menu for each of whom something can be changed. */
export function ProjectUserTable({
  list,
  scope,
  onAction,
  ...rights
}: Rights & { list: ListState<GroupPeopleQuery>; scope: ProjectScope; onAction: OnAction }) {
  return (
    <ListTable
      list={list}
      call={(query) => listGroupPeople(scope.groupId, query)}
      caption="Users of the project"
      searchLabel="Search by user name or name"
      noun={['user', 'users']}
      empty={
        <Empty title="Nobody can use this project">
          Grant access to people of the organization, or to somebody new.
        </Empty>
      }
      columns={columnsFor(rights.selfId)}
      keyOf={keyOf}
      nameOf={nameOf}
      actions={
        rights.mayChange || rights.mayLink
          ? (person) => <UserMenu person={person} rights={rights} onAction={onAction} />
          : undefined
      }
      bulk={rights.mayChange ? [removal(scope, rights.selfId)] : []}
      csv={{ fileName: fileName('users', scope.name), columns: CSV }}
    />
  );
}

const keyOf = ({ user }: GroupPerson) => user.id;
const nameOf = ({ user }: GroupPerson) => user.username;

function removal(scope: ProjectScope, selfId: string): BulkAction<GroupPerson> {
  return {
    label: 'Remove from Project',
    icon: 'trash',
    look: 'danger',
    dialog: (props) => (
      <BulkDialog
        {...props}
        title={`Remove ${counted(props.rows.length, 'user')} from ${scope.name}?`}
        action="Remove from Project"
        look="danger"
        nameOf={nameOf}
        done={(count) => `${counted(count, 'user')} removed from the project`}
        run={({ user, groupRoles }) => {
          if (user.id === selfId) throw new NotDone('This is you: leave by the menu of your own row.');
          if (groupRoles.length === 0)
            throw new NotDone('No roles of their own here: access comes through a team or the organization.');
          return send(removeGroupUser(scope.groupId, user.id));
        }}
      >
        <p>
          Their own roles in this project go at once. What teams and the organization give them stays, and so
          does their membership.
        </p>
      </BulkDialog>
    ),
  };
}

const CSV: ExportForm<GroupPerson>['columns'] = [
  ['id', ({ user }) => user.id],
  ['username', ({ user }) => user.username],
  ['firstName', ({ user }) => user.firstName],
  ['lastName', ({ user }) => user.lastName],
  ['groupRoles', ({ groupRoles }) => groupRoles.join('; ')],
  ['orgRoles', ({ orgRoles }) => orgRoles.join('; ')],
  [
    'teams',
    ({ teams }) => teams.map(({ name, roleNames: held }) => `${name}: ${held.join(', ')}`).join('; '),
  ],
  ['status', ({ user }) => user.orgMembershipStatus],
  ['lastAuth', ({ user }) => user.lastAuth],
];

function UserMenu({ person, rights, onAction }: { person: GroupPerson; rights: Rights; onAction: OnAction }) {
  const items = itemsOf(person, rights, onAction);
  if (items.length === 0) return null;
  return (
    <Menu
      trigger={<IconButton icon="ellipsis" label={`Options of ${person.user.username}`} />}
      groups={[{ items }]}
    />
  );
}

function itemsOf(
  person: GroupPerson,
  { selfId, mayChange, mayLink }: Rights,
  onAction: OnAction,
): MenuItem[] {
  const { user, groupRoles: ownRoles } = person;
  const isSelf = user.id === selfId;
  const item = (label: string, action: ProjectUserAction, rest: Partial<MenuItem> = {}): MenuItem => ({
    label,
    onSelect: () => onAction(action, person),
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

function columnsFor(selfId: string): Column<GroupPerson>[] {
  return [
    {
      name: 'User',
      sort: 'username',
      isHeader: true,
      cell: ({ user }) => <PersonName person={user} isSelf={user.id === selfId} />,
    },
    {
      name: 'Project Permissions',
      sort: 'roles',
      cell: ({ groupRoles }) => <RoleBadges roles={groupRoles} none="None of their own" />,
    },
    { name: 'Also Through', cell: (person) => <AlsoThrough person={person} /> },
    { name: 'Status', sort: 'status', cell: ({ user }) => <Status person={user} /> },
    { name: 'Last Signed In', sort: 'lastSignedIn', cell: ({ user }) => <LastSignedIn person={user} /> },
  ];
}

function AlsoThrough({ person: { teams, orgRoles } }: { person: GroupPerson }) {
  if (teams.length === 0 && orgRoles.length === 0) return <span className="quiet">Nothing else</span>;
  return (
    <div className="stack-tight words">
      {orgRoles.length > 0 && (
        <span>
          <RoleNames roles={orgRoles} />
        </span>
      )}
      {teams.map(({ id, name, roleNames: roles }) => (
        <div key={id}>
          Team {name}
          <div className="hint">
            <RoleNames roles={roles} />
          </div>
        </div>
      ))}
    </div>
  );
}
