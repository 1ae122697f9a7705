import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { type Reach, reachOf } from '../../domain/reach.js';
import { findApiKey } from '../../store/queries/api-keys.js';
import type { Reader } from '../../store/store.js';
import type { Caller } from '../principal.js';
import { managesAllKeys, managesApiKey, managesKeysOf, reachesManaged } from './managed-api-key.js';
import type { ReachRule } from './reach-rule.js';

interface KeyId {
  readonly organizationId: string;
  readonly id: string;
}

/**
 * The access list of an API key is seen and changed by the key itself, by whoever manages the organization's keys, or by
 * whoever manages the keys of every project it reaches, as long as it reaches nothing else; otherwise a key made for a
 * project could not be used where lists are required.
 */
export const apiKeyList: ReachRule<{ readonly orgId: string; readonly apiUserId: string }> = {
  needs: {
    permission: 'organization.apiKeys.write',
    unless: 'the key is the caller itself, or reaches nothing but projects whose keys the caller manages',
  },
  require: ({ facts, caller, path }) =>
    requireReachesApiKeyList(facts.reader, caller, { organizationId: path.orgId, id: path.apiUserId }),
};

/** Refuses all others. A promise only for those who manage the keys of some project. */
export function requireReachesApiKeyList(reader: Reader, caller: Caller, key: KeyId): void | Promise<void> {
  const reaches = reachesApiKeyList(reader, caller, key);
  if (typeof reaches !== 'boolean') return reaches.then(requireReached);
  requireReached(reaches);
}

/** Whether `requireReachesApiKeyList` lets the caller pass, when roles of the key are not known yet. */
export function reachesApiKeyList(reader: Reader, caller: Caller, key: KeyId): boolean | Promise<boolean> {
  if (reachesApiKeyListWhatever(caller, key)) return true;
  const isManaged = managesKeysOf(caller, key.organizationId);
  // Before anything is looked at: most who may not do this manage no project.
  if (![...caller.principal.projectRoles.keys()].some(isManaged)) return false;
  return findsManaged(reader, key, isManaged);
}

async function findsManaged(
  reader: Reader,
  { organizationId, id }: KeyId,
  isManaged: (projectId: string) => boolean,
): Promise<boolean> {
  const key = isId(id) ? await findApiKey(reader, organizationId, id) : undefined;
  return key !== undefined && reachesManaged(reachOf(key), isManaged);
}

/** Whether there is such a key is not for everybody who manages some project to learn. */
function requireReached(reaches: boolean): void {
  if (!reaches) throw denied();
}

/** Whether `requireReachesApiKeyList` lets the caller pass. */
export function mayReachApiKeyList(caller: Caller, key: KeyId & Reach): boolean {
  return reachesApiKeyListWhatever(caller, key) || managesApiKey(caller, key);
}

/** Whether the list of the key is the caller's to see and change, whatever the key reaches. */
export function reachesApiKeyListWhatever(caller: Caller, { organizationId, id }: KeyId): boolean {
  return caller.principal.id === id || managesAllKeys(caller, organizationId);
}

function denied(): RefusalError {
  return new RefusalError(refuse('API_KEY_ACCESS_LIST_ACCESS_DENIED'));
}
