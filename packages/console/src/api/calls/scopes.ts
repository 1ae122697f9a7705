import type { Atlas, DefaultOperations, InputOf, Private } from '@sallyport/client';
import { call } from '../call.js';
import { shellWord } from '../curl.js';

export type Organization = Atlas.AtlasOrganization;
export type Project = Atlas.Group;

/** Organizations and projects have the same pages; this says which one a page is about. */
export type Scope =
  | { readonly kind: 'organization'; readonly orgId: string }
  | { readonly kind: 'project'; readonly groupId: string; readonly orgId: string };

/** The operation that does the same in an organization, or in a project. */
export function operationIn<InOrganization, InProject>(
  scope: Scope,
  inOrganization: InOrganization,
  inProject: InProject,
): InOrganization | InProject {
  return scope.kind === 'organization' ? inOrganization : inProject;
}

/** The ID that operations of the scope take. */
export function idOf(scope: Scope): { readonly orgId: string } | { readonly groupId: string } {
  return scope.kind === 'organization' ? { orgId: scope.orgId } : { groupId: scope.groupId };
}

/** The command group of the scope, and the flag that names it. */
export function commandsOf(scope: Scope): { readonly group: string; readonly flag: string } {
  return scope.kind === 'organization'
    ? { group: 'organizations', flag: `--orgId ${scope.orgId}` }
    : { group: 'projects', flag: `--projectId ${scope.groupId}` };
}

/** The flags that name roles, each with a space before it. */
export function roleFlags(roles: readonly string[]): string {
  return roles.map((role) => ` --role ${role}`).join('');
}

/** A flag for each member of a body, for commands whose flags have the names of the wire; each with a space before it. */
export function flagsOf(body: object): string {
  return Object.entries(body)
    .map(([name, value]) => ` --${name} ${shellWord(String(value))}`)
    .join('');
}

/** As many as can be chosen from at a glance. */
export const FOUND_AT_ONCE = 12;

/** Which part of a list. */
export interface Slice {
  readonly itemsPerPage?: number;
  readonly pageNum?: number;
}

export const listOrganizations = (query: Slice & { name?: string } = {}) =>
  call('listOrgs', query, 'organizations list');

/** An organization with the roles of whoever is signed in. */
export type OrganizationOverview = Private.OrganizationOverview;
export type OrganizationQuery = InputOf<DefaultOperations, 'listOrgOverviews'>;

/** The organizations of whoever is signed in, searched, sorted and paged by the server. */
export const listOrganizationOverviews = (query: OrganizationQuery) => call('listOrgOverviews', query);

export const getOrganization = (orgId: string) =>
  call('getOrg', { orgId }, `organizations describe ${orgId}`);

export const listProjects = (orgId: string, query: Slice & { name?: string } = {}) =>
  call('getOrgGroups', { orgId, ...query }, `projects list --orgId ${orgId}`);

export const getProject = (groupId: string) => call('getGroup', { groupId }, `projects describe ${groupId}`);

/** What the signed-in person may do in the scope. */
export const getPermissions = (scope: Scope) =>
  call(operationIn(scope, 'getOrgPermissions', 'getGroupPermissions'), idOf(scope));

/** A project with how many people, teams and credentials have roles in it. */
export type ProjectOverview = Private.ProjectOverview;
export type ProjectQuery = Omit<InputOf<DefaultOperations, 'listOrgProjectOverviews'>, 'orgId'>;

/** The projects of an organization, searched, sorted and paged by the server. */
export const listProjectOverviews = (orgId: string, query: ProjectQuery) =>
  call('listOrgProjectOverviews', { ...query, orgId });

/** The projects of an organization whose name or ID holds a text, a few of them. */
export const findProjects = (orgId: string, search: string) =>
  listProjectOverviews(orgId, { itemsPerPage: FOUND_AT_ONCE, ...(search !== '' && { search }) });
