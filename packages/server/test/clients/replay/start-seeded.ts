import { applySeedFile } from '../../../src/cli/prepare-store.js';
import { readSettings } from '../../../src/config/read-settings.js';
import { readSeedFile } from '../../../src/seed/seed-file.js';
import type { SeedOutcome } from '../../../src/seed/seed-run.js';
import { createLog, type RunningServer, type StartOptions, startServer } from '../../../src/start-server.js';
import type { Recording } from './recording.js';

export interface SeededServer {
  readonly server: RunningServer;
  readonly seeded: SeedOutcome;
}

/** A server with what a recording was made against. */
export async function startSeeded(
  { seedFile }: Recording,
  options: Pick<StartOptions, 'store' | 'testing'>,
): Promise<SeededServer> {
  const settings = readSettings(
    { port: '0', masterKey: 'ab'.repeat(32), logLevel: 'error', rateLimitScale: 'off' },
    {},
  );
  const seed = await readSeedFile(seedFile);
  let seeded: SeedOutcome | undefined;
  const server = await startServer({
    settings,
    ...options,
    log: createLog(settings.logLevel),
    prepare: async (services) => {
      seeded = await applySeedFile(services, seed);
    },
  });
  if (seeded === undefined) throw new Error('the seed was not applied');
  return { server, seeded };
}

/** The key that signed every request of a recording. */
export function keyOf({ organizations }: SeedOutcome, { caller }: Recording) {
  const key = organizations.flatMap(({ apiKeys }) => apiKeys).find((made) => made.publicKey === caller);
  if (key === undefined) throw new Error(`the seed has no API key ${caller}`);
  return key;
}

/** What names stand for before the first request. */
export function startsOf({ organizations }: SeedOutcome, { starts }: Recording) {
  const idOf = (name: string) => organizations.find((made) => made.name === name)?.orgId ?? '';
  return Object.fromEntries(Object.entries(starts).map(([name, organization]) => [name, idOf(organization)]));
}
