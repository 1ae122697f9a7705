import { describe, expect, it } from 'vitest';
import { applySeedFile } from '../../src/cli/prepare-store.js';
import { readSettings } from '../../src/config/read-settings.js';
import { readSeedFile } from '../../src/seed/seed-file.js';
import type { SeedOutcome } from '../../src/seed/seed-run.js';
import { createLog, startServer } from '../../src/start-server.js';
import type { Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { createDigestCaller } from './replay/digest-caller.js';
import { knownDifferences } from './replay/known-differences.js';
import { type Recording, readRequests, recordings } from './replay/recording.js';
import { concerns, replay } from './replay/replay.js';

// What the Atlas CLI and the Terraform provider were recorded to ask, in order, on both stores: the recorded statuses,
// error codes and forms of answers. replay/traffic/README.md says more.

/** Thousands of requests take a few seconds, and ten times that on a machine that does much else. */
const TIMEOUT_MS = 120_000;

eachEngine(
  (engine) => {
    it.each(recordings)('answers $name as recorded', { timeout: TIMEOUT_MS }, async (recording) => {
      const { server, seeded } = await startSeeded(await engine.openTestStore(), recording);
      const caller = createDigestCaller(server.url, keyOf(seeded, recording.caller));
      try {
        const reports = await replay({
          requests: readRequests(recording),
          knownDifferences: knownDifferences.filter((known) => known.recording === recording.name),
          values: { base: server.url, ...startsOf(seeded, recording) },
          send: caller.send,
        });
        expect(reports).toEqual([]);
      } finally {
        caller.close();
        await server.stop();
      }
    });
  },
  ['sqlite', 'postgres'],
);

describe('every known difference', () => {
  it('is one, and is recorded with what is right', () => {
    const idle = knownDifferences.filter((row) => {
      const { status, errorCode } = row.right;
      const requests = recordings.filter(({ name }) => name === row.recording).flatMap(readRequests);
      const isOne = row.today.status !== status || row.today.errorCode !== errorCode;
      return !isOne || !requests.some((request) => concerns(row, request));
    });
    expect(idle).toEqual([]);
  });
});

async function startSeeded(store: Store, { seedFile }: Recording) {
  const settings = readSettings(
    { port: '0', masterKey: 'ab'.repeat(32), logLevel: 'error', rateLimitScale: 'off' },
    {},
  );
  const seed = await readSeedFile(seedFile);
  let seeded: SeedOutcome | undefined;
  const server = await startServer({
    settings,
    store,
    log: createLog(settings.logLevel),
    prepare: async (services) => {
      seeded = await applySeedFile(services, seed);
    },
  });
  if (seeded === undefined) throw new Error('the seed was not applied');
  return { server, seeded };
}

function keyOf({ organizations }: SeedOutcome, publicKey: string) {
  const key = organizations.flatMap(({ apiKeys }) => apiKeys).find((made) => made.publicKey === publicKey);
  if (key === undefined) throw new Error(`the seed has no API key ${publicKey}`);
  return key;
}

function startsOf({ organizations }: SeedOutcome, { starts }: Recording) {
  const idOf = (name: string) => organizations.find((made) => made.name === name)?.orgId ?? '';
  return Object.fromEntries(Object.entries(starts).map(([name, organization]) => [name, idOf(organization)]));
}
