import { type Refusal, refuse } from '../../domain/errors.js';
import type { EventType } from '../../domain/events.js';
import { limits, ownLimits } from '../../domain/limits.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';

/** A credential as the holder of an access list. What differs between the kinds of credentials stands here. */
export interface ListHolder {
  readonly id: string;
  readonly organizationId: string;
  /** The project by way of which the list is changed; its activity shows the change too. */
  readonly projectId: string | null;
  /** What the credential presents itself with, and is cached by: public key or client ID. */
  readonly name: string;
  /** How events name the credential. */
  readonly target: Readonly<Record<string, string>>;
  readonly entryAdded: EventType;
  readonly entryDeleted: EventType;
  /** The most entries the list may have, and the refusal of more. */
  readonly limit: { readonly entries: number; readonly refusal: Refusal };
  entryNotFound(text: string): Refusal;
}

/** Finds the holder within the transaction of a change, and refuses callers who may not change its list. */
export type FindHolder = (reader: Reader) => Promise<ListHolder>;

export function apiKeyHolder(
  { id, organizationId, publicKey }: ApiKey,
  projectId: string | null = null,
): ListHolder {
  const maxEntries = ownLimits.accessListEntriesPerApiKey;
  return {
    id,
    organizationId,
    projectId,
    name: publicKey,
    target: { targetPublicKey: publicKey },
    entryAdded: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
    entryDeleted: 'API_KEY_ACCESS_LIST_ENTRY_DELETED',
    limit: {
      entries: maxEntries,
      refusal: refuse('MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED', maxEntries),
    },
    entryNotFound: (text) => refuse('API_KEY_ACCESS_LIST_NOT_FOUND', text, id),
  };
}

export function serviceAccountHolder(account: ServiceAccount, projectId: string | null): ListHolder {
  const { id, organizationId, clientId } = account;
  const maxEntries = limits.accessListEntriesPerServiceAccount;
  return {
    id,
    organizationId,
    projectId,
    name: clientId,
    target: { clientId },
    entryAdded: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED',
    entryDeleted: 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
    limit: {
      entries: maxEntries,
      refusal: refuse('MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED', maxEntries),
    },
    entryNotFound: (text) => refuse('SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND', text, clientId),
  };
}
