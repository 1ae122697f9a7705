import type { Migration } from 'kysely';
import * as foundation from './0001-foundation.js';
import * as serviceAccounts from './0002-service-accounts.js';
import * as people from './0003-people.js';
import * as networkEntries from './0004-network-entries.js';
import * as userAccessLists from './0005-user-access-lists.js';
import * as apiKeyExpiry from './0006-api-key-expiry.js';
import * as organizationEventList from './0007-organization-event-list.js';
import * as writeOrder from './0008-write-order.js';
import * as changeWrites from './0009-change-writes.js';
import * as usedNonces from './0010-used-nonces.js';
import * as addressProofs from './0011-address-proofs.js';
import * as eventTimes from './0012-event-times.js';
import * as useAndRefusals from './0013-use-and-refusals.js';
import * as guard from './0014-guard.js';
import * as audiencesAndNotes from './0015-audiences-and-notes.js';
import * as eventChanges from './0016-event-changes.js';

/**
 * All migrations, oldest first. A released migration is never changed; names sort in the order they were written. By hand,
 * because a listing of the folder has what a build of a newer version left there, and would take its schema for ours.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-service-accounts': serviceAccounts,
  '0003-people': people,
  '0004-network-entries': networkEntries,
  '0005-user-access-lists': userAccessLists,
  '0006-api-key-expiry': apiKeyExpiry,
  '0007-organization-event-list': organizationEventList,
  '0008-write-order': writeOrder,
  '0009-change-writes': changeWrites,
  '0010-used-nonces': usedNonces,
  '0011-address-proofs': addressProofs,
  '0012-event-times': eventTimes,
  '0013-use-and-refusals': useAndRefusals,
  '0014-guard': guard,
  '0015-audiences-and-notes': audiencesAndNotes,
  '0016-event-changes': eventChanges,
};
