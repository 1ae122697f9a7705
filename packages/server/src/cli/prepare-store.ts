import type { Bootstrap } from '../changes/installation/make-first-organization.js';
import type { CallTarget } from '../http/setup/first-calls.js';
import { applySeed } from '../seed/apply-seed.js';
import type { GuardFile } from '../seed/guard-file.js';
import { secretsOfSeed } from '../seed/secrets-of-seed.js';
import type { SeedFile } from '../seed/seed-file.js';
import { SeedProblem } from '../seed/seed-problem.js';
import type { SeedOutcome } from '../seed/seed-run.js';
import { bootstrap } from '../services/installation/bootstrap.js';
import { issueSetupLink, type SetupLink } from '../services/installation/setup-links.js';
import type { Services } from '../services/services.js';
import { isInUse } from '../store/queries/installation.js';
import { setupUrl } from './announcement.js';
import { openSecretsFile, writeSetupLink } from './secrets-file.js';
import type { SecretsPlace } from './secrets-place.js';
import { hasMadeSecrets } from './seed-report.js';
import { startFacts } from './start-facts.js';

/** What a start made before it counts as ready. */
export interface Prepared {
  readonly made: Bootstrap | undefined;
  readonly seeded: SeedOutcome | undefined;
  /** What became of the guarded API that the start brings along. */
  readonly guarded: SeedOutcome | undefined;
  readonly setupLink: SetupLink | undefined;
  /** The file that holds the secrets which were made; `undefined` where they are to be shown. */
  readonly file: string | undefined;
}

/**
 * Applies the seed, if there is one, and bootstraps a store that is not in use then; or offers a setup link in place of
 * a bootstrap. Secrets that are not shown go to a file, which is opened before there are any. Throws SeedFileError and
 * SettingError.
 */
export async function prepareStore(
  services: Services,
  options: {
    readonly seedFile: SeedFile | undefined;
    readonly guard: GuardFile | undefined;
    readonly hasBootstrap: boolean;
    readonly secrets: SecretsPlace;
    readonly place: CallTarget;
  },
): Promise<Prepared> {
  const { seedFile, guard, hasBootstrap, secrets, place } = options;
  const isFirst = !(await isInUse(services.store.reader));
  const mayMakeSecrets = isFirst
    ? hasBootstrap || seedFile !== undefined
    : seedFile !== undefined && secretsOfSeed(seedFile.seed).includes(undefined);
  const name = isFirst ? secrets.firstFile : secrets.seedFile;
  const file = mayMakeSecrets && name !== undefined ? openSecretsFile(name, secrets.dataDir) : undefined;
  let prepared: Omit<Prepared, 'file'> | undefined;
  try {
    const seeded = seedFile && (await applySeedFile(services, seedFile));
    // Looked at first: a bootstrap begins with the slow hash of a password.
    const isUnused = !(await isInUse(services.store.reader));
    const made = hasBootstrap && isUnused ? await bootstrap(services, guard?.organizationName) : undefined;
    prepared = {
      seeded,
      made,
      guarded: guard && (await applySeedFile(services, guard)),
      setupLink: hasBootstrap ? undefined : await issueSetupLink(services.store),
    };
  } finally {
    if (prepared === undefined) file?.discard();
  }
  const { made, seeded, setupLink } = prepared;
  if (setupLink && secrets.linkFile !== undefined)
    writeSetupLink(secrets.linkFile, setupUrl(place.publicUrl, setupLink));
  const isWritten =
    made !== undefined ||
    (seeded !== undefined && ((isFirst && secrets.isAwaited) || hasMadeSecrets(seeded)));
  if (isWritten) file?.write(startFacts(place, prepared));
  else file?.discard();
  return { ...prepared, file: isWritten ? file?.name : undefined };
}

/** Applies a seed file; what is wrong with it is told with its place in the file: SeedFileError. */
export async function applySeedFile(services: Services, file: SeedFile): Promise<SeedOutcome> {
  try {
    return await applySeed(services, file.seed);
  } catch (error) {
    throw error instanceof SeedProblem ? file.explain(error) : error;
  }
}
