import { guardBounds } from '../../domain/bounds/guard.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { type EventActor, event } from '../../domain/new-event.js';
import {
  countGates,
  deleteGate as deleteStoredGate,
  type Gate,
  type GateFacts,
  insertGate,
  readGate,
  setGateFacts,
} from '../../store/queries/gates.js';
import type { GuardedApi } from '../../store/queries/guarded-apis.js';
import type { WriteTransaction } from '../../store/store.js';

/** Makes a gate of an API, with its event. */
export async function makeGate(
  transaction: WriteTransaction,
  actor: EventActor,
  api: GuardedApi,
  gate: GateFacts & Pick<Gate, 'name'>,
): Promise<void> {
  const { database, now } = transaction;
  if (await readGate(database, gate.name))
    throw new RefusalError(refuse('GATE_NAME_NOT_AVAILABLE', gate.name));
  const most = guardBounds.gatesPerApi.most;
  if ((await countGates(database, { organizationId: api.organizationId, apiName: api.name })) >= most)
    throw new RefusalError(refuse('MAX_GATES_PER_API_EXCEEDED', most, api.name));
  await insertGate(database, { ...gate, id: newId(now), apiId: api.id, createdAt: now });
  await tell(transaction, actor, 'GATE_CREATED', api, { name: gate.name, after: gate });
}

/** Changes a gate, with its event; false where it already is so. */
export async function changeGate(
  transaction: WriteTransaction,
  actor: EventActor,
  api: Pick<GuardedApi, 'organizationId' | 'name'>,
  before: Gate,
  change: Partial<GateFacts>,
): Promise<boolean> {
  const { dialect, peers, secretHash, cacheSeconds } = before;
  const facts = { dialect, peers, secretHash, cacheSeconds, ...change };
  const isSame =
    facts.dialect === dialect &&
    facts.secretHash === secretHash &&
    facts.cacheSeconds === cacheSeconds &&
    JSON.stringify(facts.peers) === JSON.stringify(peers);
  if (isSame) return false;
  await setGateFacts(transaction.database, before.id, facts);
  await tell(transaction, actor, 'GATE_CHANGED', api, { name: before.name, before, after: facts });
  return true;
}

export async function deleteGate(
  transaction: WriteTransaction,
  actor: EventActor,
  api: Pick<GuardedApi, 'organizationId' | 'name'>,
  gate: Gate,
): Promise<void> {
  await deleteStoredGate(transaction.database, gate.id);
  await tell(transaction, actor, 'GATE_DELETED', api, { name: gate.name, before: gate });
}

interface ToldOfGate {
  readonly name: string;
  readonly before?: GateFacts;
  readonly after?: GateFacts;
}

/** That there is one, or another one: no event tells more of a secret. */
function secretWords(before: string | null | undefined, after: string | null | undefined) {
  const isAnother = Boolean(before) && Boolean(after) && before !== after;
  return [before ? 'set' : null, isAnother ? 'another one' : after ? 'set' : null] as const;
}

async function tell(
  transaction: WriteTransaction,
  actor: EventActor,
  type: 'GATE_CREATED' | 'GATE_CHANGED' | 'GATE_DELETED',
  { organizationId, name: apiName }: Pick<GuardedApi, 'organizationId' | 'name'>,
  { name: gateName, before, after }: ToldOfGate,
): Promise<void> {
  transaction.changed({ kind: 'gate', subject: gateName, of: organizationId });
  await transaction.recordEvent(
    event(
      type,
      { organizationId, actor, apiName, gateName },
      {
        dialect: [before?.dialect, after?.dialect],
        peers: [before?.peers, after?.peers],
        gateSecret: secretWords(before?.secretHash, after?.secretHash),
        cacheSeconds: [before?.cacheSeconds, after?.cacheSeconds],
      },
    ),
  );
}
