import { RefusalError, refuse } from '../../domain/errors.js';
import { type Gate, readGate } from '../../store/queries/gates.js';
import {
  findGuardedApi,
  findGuardedApiVersion,
  type GuardedApi,
  type StoredDefinition,
} from '../../store/queries/guarded-apis.js';
import type { Reader } from '../../store/store.js';

/** One of another organization answers like one that does not exist. */
export async function requireGuardedApi(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<GuardedApi> {
  const api = await findGuardedApi(reader, name);
  if (api?.organizationId !== organizationId) throw new RefusalError(refuse('GUARDED_API_NOT_FOUND', name));
  return api;
}

export async function requireVersion(
  reader: Reader,
  api: GuardedApi,
  version: number,
): Promise<StoredDefinition> {
  const found = await findGuardedApiVersion(reader, api.id, version);
  if (found === undefined) throw new RefusalError(refuse('GUARDED_API_VERSION_NOT_FOUND', api.name, version));
  return found;
}

export async function requireGate(reader: Reader, organizationId: string, name: string): Promise<Gate> {
  const gate = await readGate(reader, name);
  if (gate?.organizationId !== organizationId) throw new RefusalError(refuse('GATE_NOT_FOUND', name));
  return gate;
}
