import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  inviteOrgUser,
  listOrgUsers,
  type MembershipStatus,
  type OrgUser,
  removeOrgUser,
  updateOrgUserRoles,
} from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
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
import { useSearchValues } from '../../shell/search.js';
import { EditOrganizationRoles } from './EditOrganizationRoles.js';
import { InviteAgain } from './InviteAgain.js';
import { InviteUsersDialog } from './InviteUsersDialog.js';
import { RemoveFromOrganization } from './RemoveFromOrganization.js';
import { UserDetails } from './UserDetails.js';

/** The choices of the menu beside the search box, by what the address has for them. */
const FILTERS: Readonly<Record<string, { label: string; statuses: readonly MembershipStatus[] }>> = {
  '': { label: 'Active and pending', statuses: [] },
  active: { label: 'Active', statuses: ['ACTIVE'] },
  pending: { label: 'Pending', statuses: ['PENDING'] },
  over: {
    label: 'Invitation expired or rejected',
    statuses: ['INVITATION_EXPIRED', 'INVITATION_REJECTED'],
  },
};

type Action = 'details' | 'roles' | 'link' | 'again' | 'remove';

/** Users of an organization: members, and those who were invited. */
export function OrganizationUsers({ scope }: { scope: NamedScope }) {
  const { orgId } = scope;
  const may = useMay(scope);
  const mayChange = may('organization.users.write');
  const { user: self } = useSession();
  const [{ status }, change] = useSearchValues();
  const filterName = typeof status === 'string' && status in FILTERS ? status : '';
  const query = useQuery(read(listOrgUsers(orgId, FILTERS[filterName]?.statuses)));
  const [isInviting, setIsInviting] = useState(false);
  const [open, setOpen] = useState<{ action: Action; user: OrgUser }>();
  const close = () => setOpen(undefined);

  function itemsOf(user: OrgUser): MenuItem[] {
    const isSelf = user.id === self.id;
    const isActive = user.orgMembershipStatus === 'ACTIVE';
    const item = (label: string, action: Action, rest: Partial<MenuItem> = {}): MenuItem => ({
      label,
      onSelect: () => setOpen({ action, user }),
      ...rest,
    });
    return [
      item('View Details', 'details'),
      ...(mayChange && (isActive || user.orgMembershipStatus === 'PENDING')
        ? [
            item(
              'Edit Permissions',
              'roles',
              isSelf ? { isDisabled: true, hint: 'Nobody can change their own roles.' } : {},
            ),
          ]
        : []),
      ...(may('organization.invitations.write') && user.orgMembershipStatus === 'PENDING'
        ? [item('Copy Invitation Link', 'link')]
        : []),
      ...(mayChange && !isActive ? [item('Invite Again', 'again')] : []),
      ...(mayChange || isSelf ? [item(removalLabel(user, isSelf), 'remove', { tone: 'danger' })] : []),
    ];
  }

  return (
    <Page
      title="Users"
      eyebrow={`Organization Access Manager · ${scope.name}`}
      lead="People who sign in, with the roles they have in this organization."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setIsInviting(true)}>
            Invite Users
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission="organization.users.write" what="the people of this organization" />
      <Loaded query={query}>
        {({ results }) => (
          <SearchableTable
            caption="Users of the organization"
            searchLabel="Search by user name or name"
            noun={['user', 'users']}
            textOf={searchedText}
            filter={
              <select
                className="select"
                aria-label="Status"
                value={filterName}
                onChange={(event) =>
                  change({ status: event.target.value || undefined, page: undefined }, true)
                }
              >
                {Object.entries(FILTERS).map(([value, { label }]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            }
            rows={results}
            empty={<Empty title="Nobody here">No one in this organization has this status.</Empty>}
            columns={columnsFor(self.id)}
            keyOf={({ id }) => id}
            actions={(user) => (
              <Menu
                trigger={<IconButton icon="ellipsis" label={`Options of ${user.username}`} />}
                groups={[{ items: itemsOf(user) }]}
              />
            )}
          />
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List the users', call: listOrgUsers(orgId) },
          ...(mayChange
            ? [
                {
                  title: 'Invite somebody',
                  call: inviteOrgUser(orgId, {
                    username: 'name@example.com',
                    roles: { orgRoles: ['ORG_MEMBER'] },
                  }),
                },
                {
                  title: 'Replace the roles of somebody',
                  call: updateOrgUserRoles(orgId, '{USER-ID}', ['ORG_MEMBER']),
                },
                {
                  title: 'Remove somebody, or cancel the invitation',
                  call: removeOrgUser(orgId, '{USER-ID}'),
                },
              ]
            : []),
        ]}
      />
      {isInviting && <InviteUsersDialog scope={scope} onClose={() => setIsInviting(false)} />}
      {open?.action === 'details' && <UserDetails orgId={orgId} user={open.user} onClose={close} />}
      {open?.action === 'roles' && <EditOrganizationRoles orgId={orgId} user={open.user} onClose={close} />}
      {open?.action === 'link' && (
        <InvitationLinkDialog orgId={orgId} username={open.user.username} onClose={close} />
      )}
      {open?.action === 'again' && <InviteAgain orgId={orgId} user={open.user} onClose={close} />}
      {open?.action === 'remove' && (
        <RemoveFromOrganization
          scope={scope}
          user={open.user}
          isSelf={open.user.id === self.id}
          onClose={close}
        />
      )}
    </Page>
  );
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
          <div className="nowrap">{counted(roles.groupRoleAssignments.length, 'project')}</div>
          <div className="nowrap">{counted(teamIds.length, 'team')}</div>
        </>
      ),
    },
    { name: 'Status', cell: (user) => <Status person={user} /> },
    { name: 'Last Signed In', cell: (user) => <LastSignedIn person={user} /> },
  ];
}
