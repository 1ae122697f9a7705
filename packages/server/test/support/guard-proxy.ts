import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { compileAccessList } from '../../src/domain/access-list.js';
import {
  type GuardProxy,
  type GuardProxyOptions,
  listenAsGuardProxy,
} from '../../src/http/guard-proxy/guard-proxy.js';
import { parsePlace } from '../../src/http/guard-proxy/place.js';

export interface TestUpstream {
  readonly url: string;
  readonly server: Server;
  /** What came, in order. */
  readonly requests: IncomingMessage[];
  /** Connections that were made. */
  readonly connections: () => number;
}

/** An API of one's own, until the test ends. Without a listener it answers `ok`. */
export async function startUpstream(
  listener: RequestListener = (_request, response: ServerResponse) => response.end('ok'),
): Promise<TestUpstream> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, requests, connections: () => connections };
}

export interface TestProxy extends GuardProxy {
  /** What it told whoever runs it. */
  readonly told: string[];
}

/** `guard proxy` in this process, until the test ends. */
export async function startGuardProxy(
  guardUrl: string,
  upstreamUrl: string,
  options: Partial<GuardProxyOptions> & { readonly trusted?: readonly string[] } = {},
): Promise<TestProxy> {
  const told: string[] = [];
  const proxy = await listenAsGuardProxy({
    listen: { host: '127.0.0.1', port: 0 },
    guard: placeOf(guardUrl),
    gate: 'nginx',
    secret: undefined,
    upstream: placeOf(upstreamUrl),
    trustedProxies: compileAccessList(options.trusted ?? []),
    keepsCredential: false,
    answerMs: 20_000,
    tell: (problem) => told.push(problem),
    ...options,
  });
  let isClosed = false;
  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    await proxy.close();
  }
  onTestFinished(close);
  return { ...proxy, close, told };
}

function placeOf(url: string): NonNullable<ReturnType<typeof parsePlace>> {
  const place = parsePlace(url);
  if (place === undefined) throw new Error(`${url} is no place`);
  return place;
}
