import { get, groupPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { Page, Project, ProjectTag } from '../types.js';

/** A limit of a project as the list has it; without `defaultLimit` there is none until somebody sets one. */
interface ProjectLimit {
  readonly name: string;
  readonly value: number;
  readonly defaultLimit?: number;
  readonly maximumLimit?: number;
}

/** Whoever makes a project is its owner. */
export const createProject = (body: { name: string; orgId: string }) =>
  post<Project>('/api/atlas/v2/groups', body, {
    cli: `projects create ${quoted(body.name)} --orgId ${body.orgId}`,
  });

/** Changes name or tags; what is left out stays, tags are replaced as a whole. */
export const updateProject = (groupId: string, change: { name?: string; tags?: readonly ProjectTag[] }) =>
  patch<Project>(groupPath(groupId), change);

export const deleteProject = (groupId: string) =>
  remove(groupPath(groupId), { cli: `projects delete ${groupId} --force` });

export const listProjectLimits = (groupId: string) =>
  get<readonly ProjectLimit[]>(`${groupPath(groupId)}/limits`);

/** How many people, or teams, have roles of their own in a project. */
export const countInProject = (groupId: string, what: 'users' | 'teams') =>
  get<Page<unknown>>(`${groupPath(groupId)}/${what}`, { query: { itemsPerPage: 1 } });
