import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Counts and times every answer of the server. */
  observe(app: FastifyInstance): void;
  /** Adds a figure that is read when the metrics are. */
  gauge(name: string, help: string, read: () => number): void;
  render(): Promise<{ contentType: string; text: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sallyport_http_requests_total',
    help: 'Answers by operation and status',
    labelNames: ['operation', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'sallyport_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const counters = new Map<string, ReturnType<typeof requests.labels>>();
  const counterOf = (operation: string, status: number) => {
    const key = `${operation} ${status}`;
    let counter = counters.get(key);
    if (counter === undefined) {
      counter = requests.labels(operation, String(status));
      counters.set(key, counter);
    }
    return counter;
  };

  return {
    observe(app) {
      app.addHook('onResponse', (request, reply, done) => {
        const { operationId } = request.routeOptions.config as { operationId?: string };
        counterOf(operationId ?? 'none', reply.raw.statusCode).inc();
        durations.observe(reply.elapsedTime / 1000);
        done();
      });
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
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
