import type { Private } from '@sallyport/client';
import { call } from '../call.js';
import { idOf, operationIn, type Scope, type Slice } from './scopes.js';

/** An API key or a service account in the overview of an organization or project. */
export type Credential = Private.CredentialOverview;

/** API keys and service accounts with what the public lists lack: search, dates, last use, how many entries. */
export const listCredentials = (
  scope: Scope,
  query: Slice & {
    kind?: Credential['kind'];
    search?: string;
    withoutAccessList?: boolean;
    neverUsed?: boolean;
    unusedForDays?: number;
    expiresWithinDays?: number;
    sort?: 'expiresAt';
  },
) => call(operationIn(scope, 'listOrgCredentials', 'listGroupCredentials'), { ...idOf(scope), ...query });

/** One of them, by the ID of a key or by a client ID. */
export const getCredential = (scope: Scope, credentialId: string) =>
  call(operationIn(scope, 'getOrgCredential', 'getGroupCredential'), { ...idOf(scope), credentialId });
