import { get } from '../call.js';
import type { Credential, Page } from '../types.js';
import { privateScopePath, type Scope } from './scopes.js';

/** API keys and service accounts with what the public lists lack: search, dates, last use, how many entries. */
export const listCredentials = (
  scope: Scope,
  query: {
    kind?: Credential['kind'];
    search?: string;
    withoutAccessList?: boolean;
    pageNum?: number;
    itemsPerPage?: number;
  },
) => get<Page<Credential>>(`${privateScopePath(scope)}/credentials`, { query });

/** One of them, by the ID of a key or by a client ID. */
export const getCredential = (scope: Scope, id: string) =>
  get<Credential>(`${privateScopePath(scope)}/credentials/${encodeURIComponent(id)}`);
