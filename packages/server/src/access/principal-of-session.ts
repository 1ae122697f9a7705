import type { User, UserPrincipal } from './principal.js';

const NONE: ReadonlySet<string> = new Set();

/** The person with what counts in the session. Nothing else makes a principal of a person. */
export function principalOfSession(
  { needingSecondFactor, ...person }: User,
  session: UserPrincipal['session'],
): UserPrincipal {
  const { organizationIds, projectIds } = needingSecondFactor;
  if (session.hasSecondFactor || organizationIds.size === 0)
    return { ...person, kind: 'user', session, closedOrganizationIds: NONE };
  return {
    ...person,
    organizationRoles: without(organizationIds, person.organizationRoles),
    projectRoles: without(projectIds, person.projectRoles),
    kind: 'user',
    session,
    closedOrganizationIds: organizationIds,
  };
}

function without<V>(ids: ReadonlySet<string>, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return new Map([...map].filter(([id]) => !ids.has(id)));
}
