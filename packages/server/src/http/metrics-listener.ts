import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connectionBounds } from '../domain/bounds/connections.js';
import { METRICS_PATH, METRICS_TYPE, type Metrics } from './metrics.js';
import { createHostCheck } from './wire/host-check.js';
import { pathOf } from './wire/request-target.js';

// Not imported: test/e2e/bundle.test.ts says why.
const { createServer } = process.getBuiltinModule('node:http');

export interface MetricsListener {
  /** Where the metrics are. */
  readonly url: string;
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;

/** Serves the metrics and nothing else, at an address that the API need not be reached at. */
export async function listenForMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
  hostNames: readonly string[],
): Promise<MetricsListener> {
  const isAddressed = createHostCheck({ listensOn: host, publicUrl: () => `http://${host}`, hostNames });
  const server = createServer(
    { headersTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS },
    (request, response) => {
      if (!isAddressed(request))
        return void response
          .writeHead(400, { 'Content-Type': 'text/plain' })
          .end('Not a name of this server.\n');
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (pathOf(request.url ?? '') !== METRICS_PATH || !isRead)
        return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Only /metrics is here.\n');
      metrics.render().then(
        (text) => response.writeHead(200, { 'Content-Type': METRICS_TYPE }).end(text),
        () => response.writeHead(500).end(),
      );
    },
  );
  server.maxConnections = connectionBounds.metrics.most;
  server.setTimeout(TIMEOUT_MS);
  server.listen({ host, port });
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${METRICS_PATH}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
