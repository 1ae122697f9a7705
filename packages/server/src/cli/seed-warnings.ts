import type { Settings } from '../config/settings.js';
import { isLoopbackName } from '../domain/host-names.js';
import { secretsOfSeed } from '../seed/secrets-of-seed.js';
import type { SeedFile } from '../seed/seed-file.js';

/**
 * What to be warned of about a seed: secrets in a file are for tests, so they are only expected of a store that ends
 * with the process, and of one that this machine alone can reach.
 */
export function seedWarnings(
  { file, seed }: SeedFile,
  { host, databaseUrl, publicUrl }: Pick<Settings, 'host' | 'databaseUrl' | 'publicUrl'>,
): readonly string[] {
  if (isLoopbackName(host) && databaseUrl === undefined && publicUrl === undefined) return [];
  const secrets = secretsOfSeed(seed).filter((secret) => secret !== undefined);
  if (secrets.length === 0) return [];
  return [
    `${file} holds ${secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`}: whoever can read the file gets in. Outside of tests leave ` +
      'them out; new ones are then made at random and printed once',
  ];
}
