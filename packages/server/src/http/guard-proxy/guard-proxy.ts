import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { guardProxyBounds } from '../../domain/bounds/guard-proxy.js';
import { createGateClient } from './ask-gate.js';
import type { Upstream } from './forward.js';
import { createHandler } from './handle-request.js';
import type { Place } from './place.js';
import { createProxyServer } from './proxy-server.js';

export interface GuardProxyOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly guard: Place;
  readonly gate: string;
  readonly secret: string | undefined;
  readonly upstream: Place;
  /** Whose word about callers is taken: proxies in front of this one. */
  readonly trustedProxies: AccessListMatcher;
  /** Whether the upstream is sent `Authorization` and `X-API-Key`. */
  readonly keepsCredential: boolean;
  /** Silence of the upstream before its answer. */
  readonly answerMs: number;
  readonly silentMs?: number;
  readonly gateMs?: number;
  /** Told of what failed, in words that hold nothing of a request. */
  readonly tell: (problem: string) => void;
}

export interface GuardProxy {
  readonly url: string;
  /** Asks the gate about nothing, and tells what is wrong with it; undefined where it answers as gates do. */
  problemOfGate(): Promise<string | undefined>;
  /** Ends when the requests under way are answered, or were cut off. */
  close(): Promise<void>;
}

const SWEEP_INTERVAL_MS = 50;

/** A reverse proxy in front of one API, which asks a gate about each request. What the gate does not let pass never gets to the API. */
export async function listenAsGuardProxy(options: GuardProxyOptions): Promise<GuardProxy> {
  const { listen, guard, gate, secret, tell } = options;
  const silentMs = options.silentMs ?? guardProxyBounds.silentSeconds.most * 1000;
  const gateMs = options.gateMs ?? guardProxyBounds.gateSeconds.most * 1000;
  const client = createGateClient({ place: guard, gate, secret, timeoutMs: gateMs });
  const tunnels = new Set<Socket>();
  const upstream: Upstream = {
    place: options.upstream,
    agent: options.upstream.createAgent({ keepAlive: true, scheduling: 'lifo' }),
    webSocketAgent: options.upstream.createAgent({}),
    answerMs: options.answerMs,
    silentMs,
    tell,
    tunnelled(...ends) {
      for (const end of ends) {
        tunnels.add(end);
        end.once('close', () => tunnels.delete(end));
      }
    },
  };
  const handle = createHandler({ ...options, client, upstream });
  const proxy = createProxyServer({ handle, silentMs, tell, tunnels });
  const { server } = proxy;
  server.listen(listen);
  await once(server, 'listening');

  return {
    url: urlOf(listen.host, server.address() as AddressInfo),
    problemOfGate: () => client.problem(),
    async close() {
      proxy.stopping();
      const closed = once(server, 'close');
      server.close();
      for (const socket of tunnels) socket.destroy();
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL_MS);
      const cut = setTimeout(() => {
        server.closeAllConnections();
        for (const socket of tunnels) socket.destroy();
      }, guardProxyBounds.stopSeconds.most * 1000);
      try {
        await closed;
      } finally {
        clearInterval(sweep);
        clearTimeout(cut);
        client.close();
        upstream.agent.destroy();
      }
    },
  };
}

function urlOf(host: string, { port }: AddressInfo): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
