import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Decide } from '../access/decision/decide.js';
import { createApiDigests } from '../access/guard/api-digests.js';
import { createGateSightings } from '../access/guard/gate-sightings.js';
import { createGuardAdmission } from '../access/guard/guard-admission.js';
import { createGuardIdentifier } from '../access/guard/guard-identifier.js';
import { createSecretOwners } from '../access/guard/secret-owners.js';
import type { UsageRecorder } from '../access/usage-recorder.js';
import type { UseRecorder } from '../access/use-recorder.js';
import type { Settings } from '../config/settings.js';
import { compileAccessList } from '../domain/access-list.js';
import type { CallLimits } from '../domain/guard/call-limits.js';
import { withinTime } from '../domain/within-time.js';
import type { AccessLog } from '../http/access-log.js';
import { createChallenges } from '../http/guard/challenges.js';
import { createGateHandler, type Decided, type GateHandler } from '../http/guard/gate-handler.js';
import { createRecordDecision } from '../http/guard/record-decision.js';
import type { Metrics } from '../http/metrics.js';
import type { StoreTrouble } from '../http/store-trouble.js';
import type { Services } from '../services/services.js';
import type { Authentication } from './authentication.js';

export interface Guard {
  readonly handle: GateHandler;
  /** From then on everything is refused. */
  stopping(): void;
  /** Writes when gates asked last. Never throws. */
  close(): Promise<void>;
}

/** Of a stop: with a database that is silent, nothing is gained by waiting longer. */
const LAST_WRITE_TIMEOUT_MS = 1_500;

/** Puts together what answers gates. */
export function createGuard(
  { services, decide, calls }: { services: Services; decide: Decide; calls: CallLimits },
  settings: Settings,
  parts: {
    log: Logger;
    authentication: Authentication;
    usage: UsageRecorder;
    useRecorder: UseRecorder;
    metrics: Metrics;
    accessLog: AccessLog | undefined;
    storeTrouble: StoreTrouble;
  },
): Guard {
  const { store, now, sealing, decision, publicUrl } = services;
  const { apiKeys, serviceAccounts } = decision.directory;
  const { log, authentication, usage, useRecorder, metrics, accessLog, storeTrouble } = parts;
  const digests = createApiDigests({
    sealing,
    apiKeys,
    nonceLifetimeMs: settings.nonceLifetimeSeconds * 1000,
    now,
  });
  const secretOwners = createSecretOwners(store);
  const tell = (error: unknown, gate?: string) => {
    if (storeTrouble(error) === undefined) log.error({ err: error, gate }, 'a gate could not be served');
  };
  const sightings = createGateSightings({
    flush: store.flushGateUse,
    intervalMs: settings.usageFlushSeconds * 1000,
    onError: tell,
    now,
  });
  const recordDecision = createRecordDecision(useRecorder);
  const answers = new Map<string, number>();
  metrics.counter('sallyport_guard_decisions_total', 'Answers to gates, by code', 'answer', () => answers);
  const connections = new Map<string, number>();
  metrics.counter(
    'sallyport_guard_connections_total',
    'Connections over which gates asked, by listener',
    'listener',
    () => connections,
  );
  const counted = new WeakSet<Socket>();
  const told = new Set<string>();
  let isClosing = false;

  function decided(made: Decided): void {
    const { gate, verdict, durationMs } = made;
    const { asked, caller, rule, identified } = made.decision;
    sightings.saw(gate.id);
    recordDecision(made);
    // A secret that minted a token was counted then.
    if (identified?.secretId !== undefined && identified.token === undefined)
      usage.recordSecret(identified.secretId);
    const answer = verdict.refusal?.code ?? 'PASSED';
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    if (accessLog === undefined) return;
    const operation = `${gate.apiName}: ${rule.guarded?.route?.name ?? 'no route'}`;
    const status = verdict.passes ? 200 : (verdict.refusal?.status ?? 500);
    accessLog.write({
      address: asked.address?.text,
      caller,
      method: asked.method,
      operation,
      status,
      durationMs,
    });
  }

  const handle = createGateHandler({
    guarded: decision.guarded,
    admit: createGuardAdmission({
      decide,
      identify: createGuardIdentifier({
        digests,
        accessTokens: authentication.accessTokens,
        apiKeys,
        serviceAccounts,
        secretOwners: secretOwners.cache,
        now,
      }),
      calls,
      usage,
    }),
    challenges: createChallenges({ digests, digestAlgorithms: settings.digestAlgorithms }),
    trustedProxies: compileAccessList(settings.trustedProxies),
    decided,
    misconfigured({ name }, header, problem) {
      answers.set('GATE_MISCONFIGURED', (answers.get('GATE_MISCONFIGURED') ?? 0) + 1);
      const key = `${name} ${header}`;
      if (told.has(key) || told.size >= MOST_TOLD) return;
      told.add(key);
      log.error({ gate: name, header, problem }, MISCONFIGURED);
    },
    newDecisionId: createDecisionIds(),
    issuer: publicUrl,
    isClosing: () => isClosing,
    failed: tell,
  });

  return {
    handle(request, response, listener) {
      const { socket } = request;
      if (!counted.has(socket)) {
        counted.add(socket);
        connections.set(listener, (connections.get(listener) ?? 0) + 1);
      }
      handle(request, response, listener);
    },
    stopping() {
      isClosing = true;
    },
    async close() {
      secretOwners.close();
      const late = () => new Error('the store is silent');
      await withinTime(sightings.close(), LAST_WRITE_TIMEOUT_MS, late).catch(tell);
    },
  };
}

/** Of gates and headers. */
const MOST_TOLD = 1_000;
const MISCONFIGURED =
  'the proxy of a gate does not tell what it has to, so every request through it is refused. Have it set ' +
  'the headers that docs/reference/gates.md lists for the dialect of the gate. This is said once.';

/** Different in all processes: what is random, and a count. */
function createDecisionIds(): () => string {
  const process = randomBytes(6).toString('hex');
  let count = 0;
  return () => `${process}-${(count++).toString(36)}`;
}
