import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listProjectOverviews } from '../../api/calls/scopes.js';
import { listTeamOverviews } from '../../api/calls/teams.js';
import type { OrgUser } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { counted } from '../../kit/counted.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { Time } from '../../kit/Time.js';
import { fullName, LastSignedIn, Status } from '../../people/people.js';
import { AllProjects } from '../../scopes/AllProjects.js';
import { RoleBadges } from '../../scopes/RoleNames.js';

/** Everything about a member or pending user, with the names of projects and teams. */
export function UserDetails({ orgId, user, onClose }: { orgId: string; user: OrgUser; onClose: () => void }) {
  const { groupRoleAssignments, orgRoles } = user.roles;
  const name = fullName(user);
  return (
    <Dialog title={`${user.username} Details`} onClose={onClose}>
      <dl className="facts">
        {name && (
          <>
            <dt>Name</dt>
            <dd>{name}</dd>
          </>
        )}
        <dt>Status</dt>
        <dd>
          <Status person={user} />
        </dd>
        {user.inviterUsername && (
          <>
            <dt>Invited by</dt>
            <dd>{user.inviterUsername}</dd>
          </>
        )}
        <dt>User ID</dt>
        <dd>
          <code>{user.id}</code>
        </dd>
        {user.invitationCreatedAt && (
          <>
            <dt>Invitation sent</dt>
            <dd>
              <Time time={user.invitationCreatedAt} />
            </dd>
          </>
        )}
        {user.invitationExpiresAt && (
          <>
            <dt>Invitation expires</dt>
            <dd>
              <Time time={user.invitationExpiresAt} />
            </dd>
          </>
        )}
        {user.createdAt && (
          <>
            <dt>Account since</dt>
            <dd>
              <Time time={user.createdAt} />
            </dd>
          </>
        )}
        <dt>Last Signed In</dt>
        <dd>
          <LastSignedIn person={user} />
        </dd>
        <dt>Organization Permissions</dt>
        <dd>
          <RoleBadges roles={orgRoles} />
        </dd>
        <dt>Projects</dt>
        <dd>
          <AllProjects roles={orgRoles} />
          {groupRoleAssignments.length === 0 ? (
            <span className="quiet">None of their own</span>
          ) : (
            <OwnProjects orgId={orgId} user={user} />
          )}
        </dd>
        <dt>Teams</dt>
        <dd>
          <Teams orgId={orgId} user={user} />
        </dd>
      </dl>
    </Dialog>
  );
}

/** The projects in which somebody has, or will have, roles of their own, as far as they may be seen. */
function OwnProjects({ orgId, user }: { orgId: string; user: OrgUser }) {
  const [page, setPage] = useState(1);
  const query = useQuery(
    read(listProjectOverviews(orgId, { userId: user.id, pageNum: page, itemsPerPage: ROWS_PER_PAGE })),
  );
  const { groupRoleAssignments } = user.roles;
  return (
    <Loaded query={query}>
      {({ results, totalCount }) => {
        const unseen = groupRoleAssignments.length - totalCount;
        return (
          <div className="stack-tight">
            {results.map(({ id, name }) => (
              <div key={id} className="stack-tight">
                <span>{name}</span>
                <RoleBadges
                  roles={groupRoleAssignments.find(({ groupId }) => groupId === id)?.groupRoles ?? []}
                />
              </div>
            ))}
            {unseen > 0 && <span className="quiet">{counted(unseen, 'project')} that you may not see</span>}
            <Pager page={page} total={totalCount} onPage={setPage} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Teams({ orgId, user }: { orgId: string; user: OrgUser }) {
  const [page, setPage] = useState(1);
  const query = useQuery(
    read(
      listTeamOverviews(
        { kind: 'organization', orgId },
        { userId: user.id, pageNum: page, itemsPerPage: ROWS_PER_PAGE },
      ),
    ),
  );
  return (
    <Loaded query={query}>
      {({ results, totalCount }) => (
        <div className="stack-tight">
          <Badges items={results.map(({ name }) => name)} />
          <Pager page={page} total={totalCount} onPage={setPage} />
        </div>
      )}
    </Loaded>
  );
}
