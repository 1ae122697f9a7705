import {
  type Bootstrap,
  type FirstNames,
  makeFirstOrganization,
} from '../../changes/installation/make-first-organization.js';
import { parseBlock } from '../../domain/addresses.js';
import { SYSTEM } from '../../domain/new-event.js';
import { sha256Hex } from '../../domain/secrets.js';
import { markSetupLinkUsed } from '../../store/queries/setup-links.js';
import { ABOUT_ALL } from '../../store/subjects.js';
import type { Services } from '../services.js';
import { type SetupLinkState, setupLinkState } from './setup-links.js';

export interface SetUpRequest {
  readonly token: string;
  readonly names: FirstNames;
  /** Whether the organization requires access lists; that of the first key has `remoteAddress` then. */
  readonly requiresAccessList: boolean;
  /** Where the person called from. */
  readonly remoteAddress: string | null;
}

/**
 * Makes the first organization, project, owner and key for whoever holds the setup link, and ends the link in the same
 * transaction. Answers the link's state instead when it opens nothing.
 */
export async function setUp(
  { store, sealing, passwords, now }: Services,
  { token, names, requiresAccessList, remoteAddress }: SetUpRequest,
): Promise<Bootstrap | Exclude<SetupLinkState, 'open'>> {
  // Before the costly hash; the transaction looks again.
  const state = await setupLinkState(store.reader, token, now());
  if (state !== 'open') return state;
  const block = parseBlock(remoteAddress ?? '');
  const seen = 'problem' in block ? [] : [block];
  const passwordHash = await passwords.hash(names.password);
  return store.write(ABOUT_ALL, async (transaction) => {
    const current = await setupLinkState(transaction.database, token, transaction.now);
    if (current !== 'open') {
      transaction.withoutEvent('the link opens nothing');
      return current;
    }
    await markSetupLinkUsed(transaction.database, sha256Hex(token), transaction.now);
    return makeFirstOrganization(
      transaction,
      sealing,
      { ...SYSTEM, remoteAddress },
      names,
      passwordHash,
      requiresAccessList ? seen : undefined,
    );
  });
}
