import type { Directory } from '../../access/directory.js';
import { isClientId } from '../../domain/client-ids.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { ANY_OPERATION, type FaultRule, type FaultStatus, type FaultTarget } from '../../domain/faults.js';
import { nearestName } from '../../domain/nearest-name.js';
import { isPublicKey } from '../../domain/public-keys.js';
import { TOKEN, TOKEN_OPERATION } from '../fault-targets.js';
import type { TestFaultRequest } from '../schemas/testing.js';

/**
 * The rules of a request. Refuses, naming the field, what could never fire: names that do not exist, answers that the
 * service does not give there, and what contradicts itself.
 */
export async function readFaults(
  asked: readonly TestFaultRequest[],
  targets: readonly FaultTarget[],
  directory: Pick<Directory, 'apiKeys' | 'serviceAccounts'>,
): Promise<FaultRule[]> {
  const rules: FaultRule[] = [];
  for (const [index, each] of asked.entries()) {
    const refuseField = (field: string, problem: string): never => {
      throw new RefusalError(refuse('INVALID_TEST_CONTROL', `${index}.${field}`, problem));
    };
    const met = meantBy(each.operation, targets, refuseField);
    refuseContradictions(each, met, refuseField);
    if (each.credential !== undefined) await requireCredential(each, directory, refuseField);
    rules.push(ruleOf(each));
  }
  return rules;
}

type RefuseField = (field: string, problem: string) => never;

function ruleOf(asked: TestFaultRequest): FaultRule {
  const { operation, credential, connection, status, retryAfterSeconds } = asked;
  const { delayMs = 0, times = 1, after = 0 } = asked;
  const effect = asked.effect ?? (connection === 'cut' ? 'after' : 'before');
  return {
    operation,
    credential,
    status: status as FaultStatus | undefined,
    connection,
    delayMs,
    retryAfterSeconds,
    effect,
    times,
    after,
  };
}

function meantBy(
  name: string,
  targets: readonly FaultTarget[],
  refuseField: RefuseField,
): readonly FaultTarget[] {
  if (name === ANY_OPERATION) return targets;
  const met = targets.filter(({ names }) => names.includes(name));
  if (met.length > 0) return met;
  const all = targets.flatMap(({ names }) => names);
  return refuseField('operation', `names no operation: ${name}${guess(name, all)}`);
}

function guess(name: string, names: readonly string[]): string {
  const meant = nearestName(name, names);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

function refuseContradictions(
  { operation, status, connection, delayMs, retryAfterSeconds, effect }: TestFaultRequest,
  met: readonly FaultTarget[],
  refuseField: RefuseField,
): void {
  if (status === undefined && connection === undefined && delayMs === undefined)
    refuseField('status', 'or connection or delayMs is required: the rule would do nothing');
  if (status !== undefined && connection !== undefined)
    refuseField('connection', 'excludes status: whose connection is closed gets no answer');
  if (status === 429 && met.every(({ hasRateLimit }) => !hasRateLimit))
    refuseField('status', `cannot be 429: ${operation} has no rate limit, so the service never answers that`);
  if (retryAfterSeconds !== undefined && status !== 429 && status !== 503)
    refuseField('retryAfterSeconds', 'goes with status 429 or 503 alone');
  if (effect === 'after' && (status === 401 || status === 429))
    refuseField('effect', `cannot be after: the service answers ${status} before it does anything`);
  if (effect === 'before' && connection === 'cut')
    refuseField('effect', 'cannot be before: an answer that is cut off has been made');
}

async function requireCredential(
  { credential = '', operation }: TestFaultRequest,
  { apiKeys, serviceAccounts }: Pick<Directory, 'apiKeys' | 'serviceAccounts'>,
  refuseField: RefuseField,
): Promise<void> {
  const isKey = isPublicKey(credential);
  if (!isKey && !isClientId(credential))
    refuseField('credential', 'must be a public key (eight lower-case letters) or a client ID (mdb_sa_id_…)');
  if ((await (isKey ? apiKeys : serviceAccounts).get(credential)) === null)
    refuseField('credential', `names no credential: ${credential}`);
  if (isKey && (operation === TOKEN || operation.endsWith(TOKEN_OPERATION)))
    refuseField('credential', 'must be a client ID: no API key asks for access tokens');
}
