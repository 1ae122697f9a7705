import type { Caller } from '../../access/principal.js';
import { changeGate, makeGate, deleteGate as removeGate } from '../../changes/guard/gates.js';
import { requireGate, requireGuardedApi } from '../../changes/guard/require-guarded-api.js';
import { generateToken, sha256Hex } from '../../domain/secrets.js';
import type { Gate, GateFacts } from '../../store/queries/gates.js';
import { INSTALLATION } from '../../store/subjects.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** A gate with its secret where it has just been made: it can be read only now. */
export interface GateWithSecret {
  readonly gate: Gate;
  readonly secret?: string | undefined;
}

/** What becomes of the secret of a gate. */
export type SecretChange = 'keep' | 'new' | 'none';

const SECRET_PREFIX = 'sgs_';
const SECRET_BYTES = 32;

interface WhichGate {
  readonly organizationId: string;
  readonly name: string;
}

export async function createGate(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichGate,
  asked: { readonly apiName: string; readonly hasSecret: boolean } & Omit<GateFacts, 'secretHash'>,
): Promise<GateWithSecret> {
  const { apiName, hasSecret, ...facts } = asked;
  const secret = hasSecret ? generateToken(SECRET_PREFIX, SECRET_BYTES) : undefined;
  return store.write(askedBy(caller, organizationId, INSTALLATION), async (transaction) => {
    const { database } = transaction;
    const api = await requireGuardedApi(database, organizationId, apiName);
    const secretHash = secret === undefined ? null : sha256Hex(secret);
    await makeGate(transaction, actorOf(caller), api, { ...facts, name, secretHash });
    return { gate: await requireGate(database, organizationId, name), secret };
  });
}

export async function updateGate(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichGate,
  change: Partial<Omit<GateFacts, 'secretHash'>> & { readonly secret: SecretChange },
): Promise<GateWithSecret> {
  const { secret: asked, ...facts } = change;
  const secret = asked === 'new' ? generateToken(SECRET_PREFIX, SECRET_BYTES) : undefined;
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const before = await requireGate(database, organizationId, name);
    const api = { organizationId, name: before.apiName };
    const isChanged = await changeGate(transaction, actorOf(caller), api, before, {
      ...facts,
      ...(asked !== 'keep' && { secretHash: secret === undefined ? null : sha256Hex(secret) }),
    });
    if (!isChanged) transaction.withoutEvent('the gate already is as asked');
    return { gate: await requireGate(database, organizationId, name), secret };
  });
}

export async function deleteGate(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichGate,
): Promise<void> {
  await store.write(askedBy(caller, organizationId), async (transaction) => {
    const gate = await requireGate(transaction.database, organizationId, name);
    await removeGate(transaction, actorOf(caller), { organizationId, name: gate.apiName }, gate);
  });
}
