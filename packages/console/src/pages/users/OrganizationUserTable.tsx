import { useMemo } from 'react';
import { listOrgPeople, type OrgUser, type PeopleQuery } from '../../api/calls/users.js';
import { IconButton } from '../../kit/Button.js';
import { counted } from '../../kit/counted.js';
import { Menu, type MenuItem } from '../../kit/Menu.js';
import { Empty } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { type ExportForm, fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import { useList } from '../../lists/useList.js';
import { LastSignedIn, PersonName, Status } from '../../people/people.js';
import { orgPeopleFilters } from '../../people/people-filters.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { reachOfRole } from '../../scopes/roles.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import type { NamedScope } from '../../shell/scope.js';
import { peopleActions } from './bulk-people.js';

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
  scope,
  onAction,
  ...rights
}: Rights & { scope: NamedScope; onAction: OnAction }) {
  const roles = useGrantableRoles();
  const filters = useMemo(() => orgPeopleFilters(scope.orgId, roles), [scope.orgId, roles]);
  const list = useList<PeopleQuery>(filters, 'username');
  return (
    <ListTable
      list={list}
      call={(query) => listOrgPeople(scope.orgId, query)}
      caption="Users of the organization"
      searchLabel="Search by user name or name"
      noun={['user', 'users']}
      empty={<Empty title="Nobody here">No one is in this organization.</Empty>}
      columns={columnsFor(rights.selfId)}
      keyOf={keyOf}
      nameOf={nameOf}
      actions={(user) => (
        <Menu
          trigger={<IconButton icon="ellipsis" label={`Options of ${user.username}`} />}
          groups={[{ items: itemsOf(user, rights, onAction) }]}
        />
      )}
      bulk={rights.mayChange ? peopleActions(scope, rights.selfId) : []}
      csv={{ fileName: fileName('users', scope.name), columns: CSV }}
    />
  );
}

const keyOf = ({ id }: OrgUser) => id;
const nameOf = ({ username }: OrgUser) => username;

const CSV: ExportForm<OrgUser>['columns'] = [
  ['id', ({ id }) => id],
  ['username', ({ username }) => username],
  ['firstName', ({ firstName }) => firstName],
  ['lastName', ({ lastName }) => lastName],
  ['orgRoles', ({ roles }) => roles.orgRoles.join('; ')],
  [
    'groupRoles',
    ({ roles }) =>
      roles.groupRoleAssignments
        .map(({ groupId, groupRoles }) => `${groupId}: ${groupRoles.join(', ')}`)
        .join('; '),
  ],
  ['teamIds', ({ teamIds }) => teamIds.join('; ')],
  ['status', ({ orgMembershipStatus }) => orgMembershipStatus],
  ['lastAuth', ({ lastAuth }) => lastAuth],
];

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
      sort: 'username',
      isHeader: true,
      cell: (user) => <PersonName person={user} isSelf={user.id === selfId} />,
    },
    {
      name: 'Organization Permissions',
      sort: 'roles',
      cell: (user) => <RoleBadges roles={user.roles.orgRoles} />,
    },
    {
      name: 'Access',
      sort: 'projects',
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
    { name: 'Status', sort: 'status', cell: (user) => <Status person={user} /> },
    { name: 'Last Signed In', sort: 'lastSignedIn', cell: (user) => <LastSignedIn person={user} /> },
  ];
}
