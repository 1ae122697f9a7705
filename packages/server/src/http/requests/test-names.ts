import type { Directory } from '../../access/directory.js';
import { isClientId } from '../../domain/client-ids.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { FaultTarget } from '../../domain/faults.js';
import { nearestName } from '../../domain/nearest-name.js';
import { isPublicKey } from '../../domain/public-keys.js';
import type { Services } from '../../services/services.js';
import { listCredentialNames } from '../../store/queries/credential-names.js';

/** Where names of credentials are looked up. */
export interface KnownCredentials {
  readonly directory: Pick<Directory, 'apiKeys' | 'serviceAccounts'>;
  readonly store: Pick<Services['store'], 'reader'>;
}

/** A name that was meant is looked for among so many; a test has fewer. */
const MOST_NAMES = 10_000;

export function wrong(field: string, problem: string): RefusalError {
  return new RefusalError(refuse('INVALID_TEST_CONTROL', field, problem));
}

/** `; did you mean listGroups?`, or nothing. */
export function guess(name: string, names: readonly string[]): string {
  const meant = nearestName(name, names);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

/** The operations that a name means. Throws RefusalError. */
export function targetsNamed(
  name: string,
  targets: readonly FaultTarget[],
  field: string,
): readonly FaultTarget[] {
  const found = targets.filter(({ names }) => names.includes(name));
  if (found.length > 0) return found;
  const all = targets.flatMap(({ names }) => names);
  throw wrong(field, `names no operation: ${name}${guess(name, all)}`);
}

/** Whether there is an API key with this public key, or a service account with this client ID. */
export async function isCredential(
  name: string,
  { directory }: Pick<KnownCredentials, 'directory'>,
): Promise<boolean> {
  if (isPublicKey(name)) return (await directory.apiKeys.get(name)) !== null;
  return isClientId(name) && (await directory.serviceAccounts.get(name)) !== null;
}

/** `names no credential: abcdefgh; did you mean abcdefgi?` */
export async function noCredential(
  name: string,
  { store }: Pick<KnownCredentials, 'store'>,
  more: readonly string[] = [],
): Promise<string> {
  const names = [...more, ...(await listCredentialNames(store.reader, MOST_NAMES))];
  return `names no credential: ${name}${guess(name, names)}`;
}
