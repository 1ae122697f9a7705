import type { Atlas } from '@sallyport/client';
import { call } from '../call.js';
import { quoted } from '../curl.js';

export type ProjectTag = Atlas.ResourceTag;

/** Whoever makes a project is its owner. */
export const createProject = (body: { name: string; orgId: string }) =>
  call('createGroup', { body }, `projects create ${quoted(body.name)} --orgId ${body.orgId}`);

/** Changes name or tags; what is left out stays, tags are replaced as a whole. */
export const updateProject = (groupId: string, body: { name?: string; tags?: readonly ProjectTag[] }) =>
  call('updateGroup', { groupId, body });

export const deleteProject = (groupId: string) =>
  call('deleteGroup', { groupId }, `projects delete ${groupId} --force`);

export const listProjectLimits = (groupId: string) => call('listGroupLimits', { groupId });

/** How many people, or teams, have roles of their own in a project. */
export const countInProject = (groupId: string, what: 'users' | 'teams') =>
  call(what === 'users' ? 'listGroupUsers' : 'listGroupTeams', { groupId, itemsPerPage: 1 });
