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
    `${file} contains ${secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`}: anybody who can read the file can use it. Except for ` +
      'tests, leave secrets out: new credentials then get random ones, which are printed once',
  ];
}
