import type { DefaultOperations, InputOf, Private } from '@sallyport/client';
import { call } from '../call.js';

/** Somebody or something with access to a project: what it comes to, and through what. */
export type GroupAccess = Private.GroupAccess;
export type AccessQuery = Omit<InputOf<DefaultOperations, 'listGroupAccess'>, 'groupId'>;

export const listGroupAccess = (groupId: string, query: AccessQuery) =>
  call('listGroupAccess', { ...query, groupId });
