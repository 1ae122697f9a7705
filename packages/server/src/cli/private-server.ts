import type { Settings } from '../config/settings.js';
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
  /** Finishes open requests, and removes what had to be on disk. */
  stop(): Promise<void>;
}

/** Starts one with what a seed says. Touches nothing of the process: neither its environment nor its signals. */
export async function startPrivateServer(
  asked: Settings,
  seedFile: SeedFile,
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
      },
    });
    if (facts === undefined) throw new Error('the server did not prepare its store');
    return {
      facts,
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
