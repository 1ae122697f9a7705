import { type Refusal, refuse } from '../../domain/errors.js';
import { limits, ownLimits } from '../../domain/limits.js';
import { type EventActor, event, type NewEvent } from '../../domain/new-event.js';
import type { ApiKey } from '../../store/queries/api-keys.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';

/** A credential as the holder of an access list. What differs between the kinds of credentials stands here. */
export interface ListHolder {
  readonly id: string;
  readonly organizationId: string;
  /** What the credential presents itself with, and is cached by: public key or client ID. */
  readonly name: string;
  /** The most entries the list may have, and the refusal of more. */
  readonly limit: { readonly entries: number; readonly refusal: Refusal };
  /** The event that an entry was added or deleted. */
  entryEvent(change: 'ADDED' | 'DELETED', actor: EventActor, whitelistEntry: string): NewEvent;
  entryNotFound(text: string): Refusal;
}

/** Finds the holder within the transaction of a change, and refuses callers who may not change its list. */
export type FindHolder = (reader: Reader) => Promise<ListHolder>;

/** `projectId` is the project by way of which the list is changed; its activity shows the change too. */
export function apiKeyHolder(
  { id, organizationId, publicKey }: ApiKey,
  projectId: string | null = null,
): ListHolder {
  const fields = { organizationId, projectId, targetPublicKey: publicKey };
  const maxEntries = ownLimits.accessListEntriesPerApiKey;
  return {
    id,
    organizationId,
    name: publicKey,
    limit: {
      entries: maxEntries,
      refusal: refuse('MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED', maxEntries),
    },
    entryEvent: (change, actor, whitelistEntry) =>
      event(
        `API_KEY_ACCESS_LIST_ENTRY_${change}`,
        { ...fields, actor, whitelistEntry },
        { entry: change === 'ADDED' ? [null, whitelistEntry] : [whitelistEntry, null] },
      ),
    entryNotFound: (text) => refuse('API_KEY_ACCESS_LIST_NOT_FOUND', text, id),
  };
}

export function serviceAccountHolder(
  { id, organizationId, clientId }: ServiceAccount,
  projectId: string | null,
): ListHolder {
  const fields = { organizationId, projectId, clientId };
  const maxEntries = limits.accessListEntriesPerServiceAccount;
  return {
    id,
    organizationId,
    name: clientId,
    limit: {
      entries: maxEntries,
      refusal: refuse('MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED', maxEntries),
    },
    entryEvent: (change, actor, whitelistEntry) =>
      event(
        `SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_${change}`,
        { ...fields, actor, whitelistEntry },
        { entry: change === 'ADDED' ? [null, whitelistEntry] : [whitelistEntry, null] },
      ),
    entryNotFound: (text) => refuse('SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND', text, clientId),
  };
}
