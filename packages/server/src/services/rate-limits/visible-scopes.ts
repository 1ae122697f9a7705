import { permissionsInOrganization, requireVisibleProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { EndpointSet } from '../../domain/rate-limits.js';
import { findProjectScope } from '../../store/queries/projects.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';

/** Whose limits are asked for; several may be named. */
interface AskedScopes {
  readonly groupId?: string | undefined;
  readonly orgId?: string | undefined;
  /** ID, public key or client ID of a caller. */
  readonly userId?: string | undefined;
  readonly ipAddress?: string | undefined;
}

/**
 * The kinds of scope that were asked for; none when nothing was. A project or organization needs the permission to read
 * it; callers and addresses can be asked for only by themselves.
 */
export async function requireVisibleScopes(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  asked: AskedScopes,
): Promise<ReadonlySet<EndpointSet['scope']>> {
  const scopes = new Set<EndpointSet['scope']>();
  const { groupId, orgId, userId, ipAddress } = asked;
  if (groupId !== undefined) {
    requireVisibleProject(caller.principal, groupId, await findProjectScope(store.reader, groupId));
    scopes.add('project');
  }
  if (orgId !== undefined) {
    const permissions = permissionsInOrganization(caller.principal, orgId);
    // An organization that the caller does not belong to answers like one that does not exist.
    if (permissions === undefined) throw new RefusalError(refuse('ORG_NOT_FOUND', orgId));
    if (!permissions.has('organization.read'))
      throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.read'));
    scopes.add('organization');
  }
  if (userId !== undefined) {
    const { id, name } = actorOf(caller);
    if (userId !== id && userId !== name) throw new RefusalError(refuse('USER_UNAUTHORIZED'));
    scopes.add('user');
  }
  if (ipAddress !== undefined) {
    if (parseAddress(ipAddress)?.text !== caller.address) throw new RefusalError(refuse('USER_UNAUTHORIZED'));
    scopes.add('ip');
  }
  return scopes;
}
