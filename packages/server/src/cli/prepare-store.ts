import type { Bootstrap } from '../changes/installation/make-first-organization.js';
import type { CallTarget } from '../http/setup/first-calls.js';
import { applySeed } from '../seed/apply-seed.js';
import type { SeedFile } from '../seed/seed-file.js';
import { SeedProblem } from '../seed/seed-problem.js';
import type { SeedOutcome } from '../seed/seed-run.js';
import { bootstrap } from '../services/installation/bootstrap.js';
import { issueSetupLink, type SetupLink } from '../services/installation/setup-links.js';
import type { Services } from '../services/services.js';
import { isInUse } from '../store/queries/installation.js';
import { openBootstrapFile } from './bootstrap-file.js';
import { startFacts } from './start-facts.js';

/** What a start made before it counts as ready. */
export interface Prepared {
  readonly made: Bootstrap | undefined;
  readonly seeded: SeedOutcome | undefined;
  readonly setupLink: SetupLink | undefined;
}

/**
 * Applies the seed, if there is one, and bootstraps a store that is not in use then; or offers a setup link in place of
 * a bootstrap. The secrets of a first start go to the bootstrap file, which is opened before there are any. Throws
 * SeedFileError and SettingError.
 */
export async function prepareStore(
  services: Services,
  options: {
    readonly seedFile: SeedFile | undefined;
    readonly hasBootstrap: boolean;
    readonly bootstrapFile: string | undefined;
    readonly place: CallTarget;
    /** Told before the file is written, so that nothing that happens to the file can lose the secrets. */
    readonly announce: (prepared: Prepared) => void;
  },
): Promise<void> {
  const { seedFile, hasBootstrap, bootstrapFile, place, announce } = options;
  const isFirst = !(await isInUse(services.store.reader));
  const makesSecrets = isFirst && (hasBootstrap || seedFile !== undefined);
  const file = makesSecrets && bootstrapFile !== undefined ? openBootstrapFile(bootstrapFile) : undefined;
  let prepared: Prepared | undefined;
  try {
    const seeded = seedFile && (await applySeedFile(services, seedFile));
    // Looked at first: a bootstrap begins with the slow hash of a password.
    const isUnused = !(await isInUse(services.store.reader));
    prepared = {
      seeded,
      made: hasBootstrap && isUnused ? await bootstrap(services) : undefined,
      setupLink: hasBootstrap ? undefined : await issueSetupLink(services.store),
    };
  } finally {
    if (prepared === undefined) file?.discard();
  }
  announce(prepared);
  if (prepared.made === undefined && prepared.seeded === undefined) file?.discard();
  else file?.write(startFacts(place, prepared));
}

/** Applies a seed file; what is wrong with it is told with its place in the file: SeedFileError. */
export async function applySeedFile(services: Services, file: SeedFile): Promise<SeedOutcome> {
  try {
    return await applySeed(services, file.seed);
  } catch (error) {
    throw error instanceof SeedProblem ? file.explain(error) : error;
  }
}
