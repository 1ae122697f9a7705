import type { ReactNode } from 'react';
import type { OrgUser } from '../../api/calls/users.js';
import { Badges } from '../../kit/Badge.js';
import { IconButton } from '../../kit/Button.js';
import { counted } from '../../kit/counted.js';
import { Menu, type MenuItem } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { LastSignedIn, PersonName, Status, searchedText } from '../../people/people.js';
import { reachOfRole, roleNames } from '../../scopes/roles.js';
import { SearchableTable } from '../../shell/SearchableTable.js';

/** What the menu of a row can open. */
export type OrganizationUserAction = 'details' | 'roles' | 'link' | 'again' | 'remove';

/** What whoever looks at the table may do with the people in it. */
interface Rights {
  readonly selfId: string;
  readonly mayChange: boolean;
  /** Whether links of invitations can be had. */
  readonly mayLink: boolean;
}

type OnAction = (action: OrganizationUserAction, user: OrgUser) => void;

/** Members and invited people of an organization, with a menu for each. */
export function OrganizationUserTable({
  users,
  filter,
  onAction,
  ...rights
}: Rights & { users: readonly OrgUser[]; filter: ReactNode; onAction: OnAction }) {
  return (
    <SearchableTable
      caption="Users of the organization"
      searchLabel="Search by user name or name"
      noun={['user', 'users']}
      textOf={searchedText}
      filter={filter}
      rows={users}
      empty={<Empty title="Nobody here">No one in this organization has this status.</Empty>}
      columns={columnsFor(rights.selfId)}
      keyOf={({ id }) => id}
      actions={(user) => (
        <Menu
          trigger={<IconButton icon="ellipsis" label={`Options of ${user.username}`} />}
          groups={[{ items: itemsOf(user, rights, onAction) }]}
        />
      )}
    />
  );
}

function itemsOf(user: OrgUser, { selfId, mayChange, mayLink }: Rights, onAction: OnAction): MenuItem[] {
  const isSelf = user.id === selfId;
  const isActive = user.orgMembershipStatus === 'ACTIVE';
  const isPending = user.orgMembershipStatus === 'PENDING';
  const item = (label: string, action: OrganizationUserAction, rest: Partial<MenuItem> = {}): MenuItem => ({
    label,
    onSelect: () => onAction(action, user),
    ...rest,
  });
  const fixed = isSelf ? { isDisabled: true, hint: 'Nobody can change their own roles.' } : {};
  return [
    item('View Details', 'details'),
    ...(mayChange && (isActive || isPending) ? [item('Edit Permissions', 'roles', fixed)] : []),
    ...(mayLink && isPending ? [item('Copy Invitation Link', 'link')] : []),
    ...(mayChange && !isActive ? [item('Invite Again', 'again')] : []),
    ...(mayChange || isSelf ? [item(removalLabel(user, isSelf), 'remove', { tone: 'danger' })] : []),
  ];
}

function removalLabel({ orgMembershipStatus }: OrgUser, isSelf: boolean): string {
  if (isSelf) return 'Leave Organization';
  if (orgMembershipStatus === 'ACTIVE') return 'Remove from Organization';
  return orgMembershipStatus === 'PENDING' ? 'Cancel Invitation' : 'Delete Invitation';
}

function columnsFor(selfId: string): Column<OrgUser>[] {
  return [
    {
      name: 'User',
      isHeader: true,
      cell: (user) => <PersonName person={user} isSelf={user.id === selfId} />,
    },
    {
      name: 'Organization Permissions',
      cell: (user) => <Badges items={roleNames(user.roles.orgRoles)} />,
    },
    {
      name: 'Access',
      cell: ({ roles, teamIds }) => (
        <>
          <div className="nowrap">
            {roles.orgRoles.some(reachOfRole)
              ? 'All projects'
              : counted(roles.groupRoleAssignments.length, 'project')}
          </div>
          <div className="nowrap">{counted(teamIds.length, 'team')}</div>
        </>
      ),
    },
    { name: 'Status', cell: (user) => <Status person={user} /> },
    { name: 'Last Signed In', cell: (user) => <LastSignedIn person={user} /> },
  ];
}
