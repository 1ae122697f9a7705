import type { User, UserPrincipal } from './principal.js';

const NONE: ReadonlySet<string> = new Set();

/** The person with what counts in the session. Nothing else makes a principal of a person. */
export function principalOfSession(user: User, session: UserPrincipal['session']): UserPrincipal {
  const { id, username, sessionLimits, organizationRoles, projectRoles, needingSecondFactor } = user;
  const { organizationIds, projectIds } = needingSecondFactor;
  const isOpen = session.hasSecondFactor || organizationIds.size === 0;
  return {
    kind: 'user',
    id,
    username,
    sessionLimits,
    session,
    organizationRoles: isOpen ? organizationRoles : without(organizationIds, organizationRoles),
    projectRoles: isOpen ? projectRoles : without(projectIds, projectRoles),
    closedOrganizationIds: isOpen ? NONE : organizationIds,
  };
}

function without<V>(ids: ReadonlySet<string>, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return new Map([...map].filter(([id]) => !ids.has(id)));
}
