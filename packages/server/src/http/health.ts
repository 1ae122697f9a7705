import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** `/healthz`: the process answers. `/readyz`: the store answers and its schema is ours. `/metrics`: Prometheus text. */
export function registerHealth(
  app: FastifyInstance,
  options: { ready: () => Promise<void>; metrics: Metrics },
): void {
  app.get('/healthz', async (_request, reply) => reply.type('application/json').send('{"status":"alive"}'));
  app.get('/readyz', async (_request, reply) => {
    reply.type('application/json');
    try {
      await options.ready();
      return '{"status":"ready"}';
    } catch (error) {
      reply.code(503);
      return JSON.stringify({
        status: 'not ready',
        reason: error instanceof Error ? error.message : 'unknown',
      });
    }
  });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await options.metrics.render();
    return reply.header('Content-Type', contentType).send(text);
  });
}
