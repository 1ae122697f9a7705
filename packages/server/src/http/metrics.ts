import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createDurations } from './durations.js';

export interface Metrics {
  /** Counts and times one answer. Called for every one of them, so it only adds to plain numbers. */
  answered(operationId: string | undefined, status: number, durationMs: number): void;
  /** Adds a figure that is read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void;
  /** In the text format of Prometheus. */
  render(): Promise<string>;
}

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
  const durations = createDurations(
    'sallyport_http_request_duration_seconds',
    'Time from the head of a request until its answer is ready to be sent',
  );

  return {
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
