import { setTimeout as sleep } from 'node:timers/promises';
import type { Private } from '@sallyport/client';
import { guardDoctorBounds } from '../../domain/bounds/guard-doctor.js';
import type { GuardDefinition, GuardMode } from '../../domain/guard/definition.js';
import { readDefinition } from '../../domain/guard/read-definition.js';
import { withinTime } from '../../domain/within-time.js';
import { CommandError } from '../command-error.js';
import type { Api } from '../kit/connect.js';
import { type Asked, type Asker, shown } from './ask-proxy.js';
import { type Finding, notKnown, ok, wrong } from './findings.js';

/** What Sallyport knows of the gate and its API. */
export interface KnownGate {
  readonly gate: Private.Gate;
  readonly mode: GuardMode;
  readonly definition: GuardDefinition;
  /** The gate as it is by now. Throws CommandError. */
  again(): Promise<Private.Gate>;
}

/** Reads the gate with the credentials of the profile; where that cannot be, says why. */
export async function readGate(
  api: Pick<Api, 'call'>,
  orgId: string,
  gateName: string,
): Promise<KnownGate | string> {
  const again = () => inTime(api.call('getGate', { orgId, gateName }));
  try {
    const gate = await again();
    const found = await inTime(api.call('getGuardedApi', { orgId, apiName: gate.api }));
    const { definition } = readDefinition(JSON.parse(found.definition));
    // Only one of a later version of Sallyport than this program.
    if (definition === undefined) return 'the definition of the API cannot be read by this version';
    return { gate, mode: found.mode, definition, again };
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  const seconds = guardDoctorBounds.answerSeconds.most;
  return withinTime(
    promise,
    seconds * 1000,
    () => new CommandError(`Sallyport did not answer for ${seconds} s`),
  );
}

export function modeOf({ mode, gate }: KnownGate): Finding {
  return mode === 'enforce'
    ? ok('mode', `the API ${gate.api} refuses`)
    : wrong(
        'mode',
        `the API ${gate.api} only reports what it would refuse`,
        `When the report is as you want it: sallyport guard mode ${gate.api} enforce. Then ask the doctor again.`,
      );
}

const LOOK_MS = 500;

/** Whether Sallyport noticed a question of the gate after `known` was read. It writes that down from time to time. */
export async function sighting(known: KnownGate, again: () => Promise<Asked>): Promise<Finding> {
  const check = 'seen by Sallyport';
  const deadline = performance.now() + guardDoctorBounds.sightingSeconds.most * 1000;
  const before = known.gate.lastSeenAt;
  try {
    // Times are told in whole seconds, so what is seen in the second of `before` counts when it is seen again.
    for (;;) {
      const asked = await again();
      if ('problem' in asked || asked.reason === undefined)
        return wrong(check, `the proxy answers ${shown(asked)}`, FIX);
      await sleep(LOOK_MS);
      const { lastSeenAt } = await known.again();
      if (lastSeenAt !== null && lastSeenAt !== before) return ok(check, `the gate asked at ${lastSeenAt}`);
      if (performance.now() > deadline) break;
    }
  } catch (error) {
    if (error instanceof CommandError) return notKnown(check, error.message, 'Try again.');
    throw error;
  }
  const last = before === null ? 'never' : `last at ${before}`;
  return wrong(check, `the gate asked ${last}, and not for these requests`, FIX);
}

const FIX =
  'See that the proxy asks at this gate of this Sallyport, and about every request: sallyport guard snippet prints its configuration.';

/** Asks at the gate as the proxy does, where this machine may. */
export async function askDirectly(
  asker: Asker,
  gate: string,
  dialect: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Finding> {
  const check = 'gate from here';
  if (dialect === 'plain')
    return notKnown(check, 'programs ask at it, in JSON', 'Ask at it with your program.');
  const told = { 'X-Original-Method': 'GET', 'X-Original-URI': '/', 'X-Original-Scheme': 'http' };
  const forwarded = { 'X-Forwarded-Method': 'GET', 'X-Forwarded-Uri': '/', 'X-Forwarded-Proto': 'http' };
  const asked = await asker.ask({
    target: `/guard/${gate}?`,
    headers: { ...told, ...forwarded, 'X-Forwarded-For': '127.0.0.1', ...headers },
  });
  // Where it lets everybody have `/`, it answers 200 with who calls: nobody.
  if (
    !('problem' in asked) &&
    (asked.reason !== undefined || asked.headers['x-sallyport-decision'] !== undefined)
  )
    return ok(check, `it answers ${asked.reason ?? asked.status}`);
  return wrong(
    check,
    'problem' in asked || asked.status !== 404
      ? `GET /guard/${gate}: ${shown(asked)}`
      : `there is no gate ${gate} that this machine may ask`,
    'See --guardUrl, the secret of the gate and its peers: sallyport guard gates list.',
  );
}
