import { narrowestRoleWith } from '../../domain/permissions.js';
import { isOfOrganization, isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import type { RecentRefusal } from '../../store/recent-refusals.js';
import type { Services } from '../services.js';

/** What was missing, and where. */
type Missing = Pick<RecentRefusal, 'api' | 'permission' | 'projectId'>;

/**
 * The role that has a permission which was missing, and permits least beside it. Of a guarded API it is one of its own where it
 * has one, because Sallyport's roles permit something here too, and one in the project before those in the organization.
 */
export async function roleThatPermits(
  { decision: { guarded } }: Pick<Services, 'decision'>,
  { api: name, permission, projectId }: Missing,
): Promise<string | undefined> {
  if (permission === '') return undefined;
  if (name === '') return narrowestRoleWith(permission);
  const api = await guarded.apis.get(name);
  const scope = projectId === '' ? 'organization' : 'project';
  const roles = api?.roles.rolesWith(permission.slice(name.length + 1), scope) ?? [];
  return [...roles].sort((a, b) => rankOf(a) - rankOf(b))[0];
}

function rankOf(role: string): number {
  const isBuiltIn = isOrganizationRole(role) || isProjectRole(role);
  return (isBuiltIn ? 2 : 0) + (isOfOrganization(role) ? 1 : 0);
}
