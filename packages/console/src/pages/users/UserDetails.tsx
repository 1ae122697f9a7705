import { useQuery } from '@tanstack/react-query';
import { listProjects } from '../../api/calls/scopes.js';
import { listTeams } from '../../api/calls/teams.js';
import { type OrgUser, WHOLE_LIST } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Time } from '../../kit/Time.js';
import { fullName, LastSignedIn, Status } from '../../people/people.js';
import { AllProjects } from '../../scopes/AllProjects.js';
import { RoleBadges } from '../../scopes/RoleNames.js';

/** Everything about a member or pending user, with the names of projects and teams. */
export function UserDetails({ orgId, user, onClose }: { orgId: string; user: OrgUser; onClose: () => void }) {
  const projects = useQuery(read(listProjects(orgId, WHOLE_LIST)));
  const teams = useQuery(read(listTeams(orgId)));
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
            <Loaded query={projects}>
              {({ results }) => (
                <div className="stack-tight">
                  {groupRoleAssignments.map(({ groupId, groupRoles }) => (
                    <div key={groupId} className="stack-tight">
                      <span>
                        {results.find(({ id }) => id === groupId)?.name ?? 'A project that you may not see'}
                      </span>
                      <RoleBadges roles={groupRoles} />
                    </div>
                  ))}
                </div>
              )}
            </Loaded>
          )}
        </dd>
        <dt>Teams</dt>
        <dd>
          <Loaded query={teams}>
            {({ results }) => (
              <Badges items={results.filter(({ id }) => user.teamIds.includes(id)).map(({ name }) => name)} />
            )}
          </Loaded>
        </dd>
      </dl>
    </Dialog>
  );
}
