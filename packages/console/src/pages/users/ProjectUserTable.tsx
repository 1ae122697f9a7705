import { Badges } from '../../kit/Badge.js';
import { IconButton } from '../../kit/Button.js';
import { Menu, type MenuItem } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { LastSignedIn, PersonName, Status, searchedText } from '../../people/people.js';
import { roleNames } from '../../scopes/roles.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import type { ProjectPerson } from './project-people.js';

/** What the menu of a row can open. */
export type ProjectUserAction = 'roles' | 'grant' | 'link' | 'remove';

/** What whoever looks at the table may do with the people in it. */
interface Rights {
  readonly selfId: string;
  readonly mayChange: boolean;
  /** Whether links of invitations can be had. */
  readonly mayLink: boolean;
}

type OnAction = (action: ProjectUserAction, person: ProjectPerson) => void;

/** The people of a project, with a menu for each of whom something can be changed. */
export function ProjectUserTable({
  people,
  onAction,
  ...rights
}: Rights & { people: readonly ProjectPerson[]; onAction: OnAction }) {
  return (
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
      columns={columnsFor(rights.selfId)}
      keyOf={({ user }) => user.id}
      actions={
        rights.mayChange || rights.mayLink
          ? (person) => <UserMenu person={person} rights={rights} onAction={onAction} />
          : undefined
      }
    />
  );
}

function UserMenu({
  person,
  rights,
  onAction,
}: {
  person: ProjectPerson;
  rights: Rights;
  onAction: OnAction;
}) {
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
  person: ProjectPerson,
  { selfId, mayChange, mayLink }: Rights,
  onAction: OnAction,
): MenuItem[] {
  const { user, ownRoles } = person;
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
