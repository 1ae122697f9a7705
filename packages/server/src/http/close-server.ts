import type { FastifyInstance } from 'fastify';

const SWEEP_INTERVAL_MS = 50;

/**
 * Stops taking connections and resolves when the requests under way are answered, or were cut off after the timeout.
 * New requests on connections that are still open are answered 503.
 */
export async function closeServer(app: FastifyInstance, timeoutMs: number): Promise<void> {
  // Closing ends the connections that are idle at that moment; one whose request ends later would hold everything up
  // until its keep-alive time runs out.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_INTERVAL_MS);
  const cut = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
