import { type Call, get, groupPath, orgPath } from '../call.js';
import type { Organization, Page, Permissions, Project } from '../types.js';

/** Organizations and projects have the same pages; this says which one a page is about. */
export type Scope =
  | { readonly kind: 'organization'; readonly orgId: string }
  | { readonly kind: 'project'; readonly groupId: string; readonly orgId: string };

/** The path of the scope in the Atlas Administration API. */
export function scopePath(scope: Scope): string {
  return scope.kind === 'organization' ? orgPath(scope.orgId) : groupPath(scope.groupId);
}

/** The path of the scope among the operations that Sallyport adds. */
export function privateScopePath(scope: Scope): string {
  return scope.kind === 'organization'
    ? `/api/private/orgs/${scope.orgId}`
    : `/api/private/groups/${scope.groupId}`;
}

export const listOrganizations = (query: { itemsPerPage?: number; pageNum?: number; name?: string } = {}) =>
  get<Page<Organization>>('/api/atlas/v2/orgs', { query, cli: 'organizations list' });

export const getOrganization = (orgId: string) =>
  get<Organization>(orgPath(orgId), { cli: `organizations describe ${orgId}` });

export const listProjects = (
  orgId: string,
  query: { itemsPerPage?: number; pageNum?: number; name?: string } = {},
) => get<Page<Project>>(`${orgPath(orgId)}/groups`, { query, cli: `projects list --orgId ${orgId}` });

export const getProject = (groupId: string) =>
  get<Project>(groupPath(groupId), { cli: `projects describe ${groupId}` });

/** What the signed-in person may do in the scope. */
export const getPermissions = (scope: Scope): Call<Permissions> =>
  get<Permissions>(`${privateScopePath(scope)}/permissions`);
