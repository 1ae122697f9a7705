import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Credential } from '../api/calls/credentials.js';
import { Pager, ROWS_PER_PAGE } from '../kit/Pager.js';
import { Table } from '../kit/Table.js';
import { AllProjects } from '../scopes/AllProjects.js';
import { RoleBadges } from '../scopes/RoleNames.js';
import { reachOfRole } from '../scopes/roles.js';

/** What projects a credential reaches: all of them by a role in the organization, and those that grant it roles themselves. */
export function GrantedProjects({
  orgRoles,
  groupRoles,
  page,
  none,
}: Pick<Credential, 'orgRoles' | 'groupRoles'> & {
  /** The page of a project that its name leads to. */
  page: string;
  /** What to say where there is none. */
  none: string;
}) {
  const [shown, setShown] = useState(1);
  if (groupRoles.length === 0 && orgRoles.every((role) => reachOfRole(role) === undefined))
    return <p className="quiet">{none}</p>;
  return (
    <div className="stack-tight">
      <AllProjects roles={orgRoles} />
      {groupRoles.length > 0 && (
        <div>
          <Table
            caption="Projects that grant roles"
            columns={COLUMNS(page)}
            rows={groupRoles.slice((shown - 1) * ROWS_PER_PAGE, shown * ROWS_PER_PAGE)}
            keyOf={({ groupId }) => groupId}
          />
          <Pager page={shown} total={groupRoles.length} onPage={setShown} />
        </div>
      )}
    </div>
  );
}

const COLUMNS = (page: string) => [
  {
    name: 'Project',
    isHeader: true,
    cell: ({ groupId, groupName }: Credential['groupRoles'][number]) =>
      groupName === null ? (
        <code>{groupId}</code>
      ) : (
        <Link to={`/projects/${groupId}/${page}`}>{groupName}</Link>
      ),
  },
  {
    name: 'Project Permissions',
    cell: ({ roles }: Credential['groupRoles'][number]) => <RoleBadges roles={roles} />,
  },
];
