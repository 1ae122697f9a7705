import { type Reach, reachesOnly } from '../../domain/reach.js';
import { permissionsInOrganization, permissionsInProject } from '../authorize.js';
import type { Caller } from '../principal.js';

interface Managed extends Reach {
  readonly organizationId: string;
}

/**
 * Whether the key is the caller's to manage: of the organization's keys, or because the caller manages the keys of every
 * project it reaches, and it reaches nothing else. Otherwise whoever manages one project could change what others use.
 */
export function managesApiKey(caller: Caller, key: Managed): boolean {
  return (
    managesAllKeys(caller, key.organizationId) ||
    reachesManaged(key, managesKeysOf(caller, key.organizationId))
  );
}

export function managesAllKeys({ principal }: Caller, organizationId: string): boolean {
  return permissionsInOrganization(principal, organizationId)?.has('organization.apiKeys.write') ?? false;
}

/** Tells of projects of the organization whether the caller manages their keys. */
export function managesKeysOf({ principal }: Caller, organizationId: string): (projectId: string) => boolean {
  return (id) =>
    permissionsInProject(principal, { id, organizationId })?.has('project.apiKeys.write') ?? false;
}

export function reachesManaged(reach: Reach, isManaged: (projectId: string) => boolean): boolean {
  return reach.projectIds.length > 0 && reachesOnly(reach, isManaged);
}
