import { describe, expect, it } from 'vitest';
import { NO_NOTES } from '../../domain/credential-notes.js';
import type { VisibleCredential } from '../../services/credentials/visible-credentials.js';
import { presentCredential } from './credential.js';

const NOW = Date.UTC(2026, 0, 10);
const day = (date: number) => Date.UTC(2026, 0, date);

function accountWithEnds(secretsExpireAt: readonly number[]): VisibleCredential {
  return {
    id: 'a'.repeat(24),
    kind: 'service_account',
    organizationId: 'b'.repeat(24),
    description: 'deploys',
    createdAt: day(1),
    lastUsedAt: null,
    lastUsedAddress: null,
    accessListEntryCount: 0,
    notes: NO_NOTES,
    madeBy: null,
    organizationRoles: [],
    projectRoles: [],
    isManageable: true,
    key: null,
    account: { clientId: 'mdb_sa_id_x', name: 'ci', secretsExpireAt },
  };
}

describe('when the secrets of an account expire', () => {
  it.each([
    ['is the soonest end to come', [day(2), day(12), day(20)], '2026-01-12T00:00:00Z'],
    ['is the last end when all have passed', [day(2), day(4)], '2026-01-04T00:00:00Z'],
    ['counts a secret that ends now as ended', [NOW, day(20)], '2026-01-20T00:00:00Z'],
    ['is unknown without any', [], null],
  ])('%s', (_, ends, expected) => {
    const shown = presentCredential(accountWithEnds(ends), NOW);
    expect([shown.secretCount, shown.secretExpiresAt]).toEqual([ends.length, expected]);
  });
});
