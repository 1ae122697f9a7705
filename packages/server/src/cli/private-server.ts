import type { Settings } from '../config/settings.js';
import type { GuardFile } from '../seed/guard-file.js';
import type { SeedFile } from '../seed/seed-file.js';
import { createLog, startServer } from '../start-server.js';
import { ephemeral, openForTests } from './ephemeral.js';
import { applySeedFile } from './prepare-store.js';
import { type StartFacts, startFacts } from './start-facts.js';

/** Where a private server listens, as flags of settings: on a free port of this machine. */
export const PLACE = { host: '127.0.0.1', port: '0' } as const;

/** A server in memory, with test controls, for whoever started it. */
export interface PrivateServer {
  readonly facts: StartFacts;
  /** Where the gates of a guarded API ask. */
  readonly guardUrl: string | undefined;
  /** Finishes open requests, and removes what had to be on disk. */
  stop(): Promise<void>;
}

/** Starts one with what a seed says, and the definition of a guarded API. Touches nothing of the process: neither its environment nor its signals. */
export async function startPrivateServer(
  asked: Settings,
  { seedFile, guard }: { readonly seedFile: SeedFile; readonly guard: GuardFile | undefined },
  log = createLog(asked.logLevel),
): Promise<PrivateServer> {
  const { settings, cleanUp } = ephemeral(asked, {});
  let facts: StartFacts | undefined;
  try {
    const server = await startServer({
      settings,
      log,
      ...(await openForTests()),
      async prepare(services, place) {
        facts = startFacts(place, { made: undefined, seeded: await applySeedFile(services, seedFile) });
        if (guard !== undefined) await applySeedFile(services, guard);
      },
    });
    if (facts === undefined) throw new Error('the server did not prepare its store');
    return {
      facts,
      guardUrl: server.guardUrl,
      async stop() {
        try {
          await server.stop();
        } finally {
          cleanUp();
        }
      },
    };
  } catch (error) {
    cleanUp();
    throw error;
  }
}
