import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createDurations } from './durations.js';

export interface Metrics {
  /** Counts and times one answer. Called for every one of them, so it only adds to plain numbers. */
  answered(operationId: string | undefined, status: number, durationMs: number): void;
  /** Counts a refusal by its code; challenges are no refusals. */
  refused(code: string): void;
  /** Counts an answer that asks for credentials. Of clients that speak Digest every first request is one. */
  challenged(reason: ChallengeReason): void;
  /** Adds counts that are read when the metrics are. */
  counter(name: string, help: string, label: string, read: () => Iterable<readonly [string, number]>): void;
  /** Adds what does not change. */
  info(name: string, help: string, labels: Readonly<Record<string, string>>): void;
  /** Adds a figure that is read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void;
  /** In the text format of Prometheus. */
  render(): Promise<string>;
}

export const METRICS_PATH = '/metrics';
/** `rejected`: what was sent proves nothing; `stale`: the nonce has to be another one, which clients do by themselves. */
export type ChallengeReason = 'no_credentials' | 'rejected' | 'stale';

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** What the process says of itself grows with its connections, and anybody may ask. */
const PROCESS_EVERY_MS = 1_000;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const readProcess = createProcessMetrics();
  /** Operation → status → answers. */
  const answers = new Map<string, Map<number, number>>();
  new Counter({
    name: 'sallyport_http_requests_total',
    help: 'Answers by operation and status',
    labelNames: ['operation', 'status'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [operation, byStatus] of answers)
        for (const [status, count] of byStatus) this.inc({ operation, status: String(status) }, count);
    },
  });
  const refusals = new Map<string, number>();
  const challenges = new Map<string, number>();
  const durations = createDurations(
    'sallyport_http_request_duration_seconds',
    'Time from the head of a request until its answer is ready to be sent',
  );

  function counter(
    name: string,
    help: string,
    label: string,
    read: () => Iterable<readonly [string, number]>,
  ): void {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [value, count] of read()) this.inc({ [label]: value }, count);
      },
    });
  }
  counter('sallyport_refusals_total', 'Refusals by their code', 'code', () => refusals);
  counter(
    'sallyport_challenges_total',
    'Answers that ask for credentials, by reason',
    'reason',
    () => challenges,
  );

  return {
    counter,
    refused: (code) => countIn(refusals, code),
    challenged: (reason) => countIn(challenges, reason),
    info(name, help, labels) {
      new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] }).set(labels, 1);
    },
    answered(operationId = 'none', status, durationMs) {
      let byStatus = answers.get(operationId);
      if (byStatus === undefined) {
        byStatus = new Map();
        answers.set(operationId, byStatus);
      }
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
      durations.add(durationMs);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    async render() {
      return (await readProcess()) + (await registry.metrics()) + durations.render();
    },
  };
}

function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Gives the metrics of the process, of at most a second ago. */
function createProcessMetrics(): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let text: Promise<string> | undefined;
  let readAt = 0;
  return () => {
    const now = performance.now();
    if (text === undefined || now - readAt >= PROCESS_EVERY_MS) {
      text = registry.metrics();
      readAt = now;
    }
    return text;
  };
}
