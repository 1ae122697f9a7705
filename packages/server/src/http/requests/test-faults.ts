import { isClientId } from '../../domain/client-ids.js';
import { ANY_OPERATION, type FaultRule, type FaultStatus, type FaultTarget } from '../../domain/faults.js';
import { isPublicKey } from '../../domain/public-keys.js';
import { TOKEN, TOKEN_OPERATION } from '../fault-targets.js';
import type { TestFaultRequest } from '../schemas/testing.js';
import { isCredential, type KnownCredentials, noCredential, targetsNamed, wrong } from './test-names.js';

/**
 * The rules of a request. Refuses, naming the field, what could never fire: names that do not exist, answers that the
 * service does not give there, and what contradicts itself.
 */
export async function readFaults(
  asked: readonly TestFaultRequest[],
  targets: readonly FaultTarget[],
  known: KnownCredentials,
): Promise<FaultRule[]> {
  const rules: FaultRule[] = [];
  for (const [index, each] of asked.entries()) {
    const refuseField = (field: string, problem: string): never => {
      throw wrong(`${index}.${field}`, problem);
    };
    const met =
      each.operation === ANY_OPERATION
        ? targets
        : targetsNamed(each.operation, targets, `${index}.operation`);
    refuseContradictions(each, met, refuseField);
    if (each.credential !== undefined) await requireCredential(each, known, refuseField);
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

function refuseContradictions(
  { operation, status, connection, delayMs, retryAfterSeconds, effect }: TestFaultRequest,
  met: readonly FaultTarget[],
  refuseField: RefuseField,
): void {
  if (status === undefined && connection === undefined && !delayMs)
    refuseField('status', 'or connection or a delayMs above 0 is required: the rule would do nothing');
  if (status !== undefined && connection !== undefined)
    refuseField('connection', 'excludes status: whose connection is closed gets no answer');
  if (status === 429 && met.every(({ hasRateLimit }) => !hasRateLimit))
    refuseField('status', `cannot be 429: ${operation} has no rate limit, so the service never answers that`);
  if (status === 401 && met.every(({ asksWho }) => !asksWho))
    refuseField('status', `cannot be 401: ${operation} asks nobody who they are`);
  if (retryAfterSeconds !== undefined && status !== 429 && status !== 503)
    refuseField('retryAfterSeconds', 'goes with status 429 or 503 alone');
  if (effect === 'after' && (status === 401 || status === 429))
    refuseField('effect', `cannot be after: the service answers ${status} before it does anything`);
  if (effect === 'before' && connection === 'cut')
    refuseField('effect', 'cannot be before: an answer that is cut off has been made');
}

async function requireCredential(
  { credential = '', operation }: TestFaultRequest,
  known: KnownCredentials,
  refuseField: RefuseField,
): Promise<void> {
  const isKey = isPublicKey(credential);
  if (!isKey && !isClientId(credential))
    refuseField('credential', 'must be a public key (eight lower-case letters) or a client ID (mdb_sa_id_…)');
  if (!(await isCredential(credential, known)))
    refuseField('credential', await noCredential(credential, known));
  if (isKey && (operation === TOKEN || operation.endsWith(TOKEN_OPERATION)))
    refuseField('credential', 'must be a client ID: no API key asks for access tokens');
}
