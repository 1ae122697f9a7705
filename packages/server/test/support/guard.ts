import type { GuardDialect } from '../../src/domain/guard/definition.js';
import type { KeyPair } from './call.js';
import { createCall } from './call.js';
import { digestHeader, nonceOf } from './digest.js';
import { exchange, type RawAnswer, requestBytes } from './raw-http.js';
import { startTestServer, type TestServer } from './server.js';

/** The example of docs/guides/guard.md: a shop, whose callers work in a project. */
export const shop = (organization: string, further = '') => `
api: shop
title: Shop API
organization: ${organization}
mode: enforce
basePath: /v1
scope: { project: "{projectId}" }
permissions:
  orders.read:   { title: Read orders, read: true }
  orders.write:  { title: Create and change orders }
  orders.refund: { title: Refund an order }
  reports.read:  { title: Read reports, read: true }
roles:
  GROUP_SHOP_CLERK:   { title: Shop Clerk,   permissions: [orders.read, orders.write] }
  GROUP_SHOP_MANAGER: { title: Shop Manager, permissions: [orders.*] }
  ORG_SHOP_AUDITOR:   { title: Shop Auditor, permissions: [orders.read, reports.read] }
routes:
  GET  /projects/{projectId}/orders:                  orders.read
  POST /projects/{projectId}/orders:                  orders.write
  GET  /projects/{projectId}/orders/{orderId}:        orders.read
  POST /projects/{projectId}/orders/{orderId}:refund: { permission: orders.refund, limit: 10 per minute }
  GET  /reports/{year}:                               { permission: reports.read, scope: credential }
  GET  /openapi.json:                                 public
cors: pass
${further}`;

/** One gate for each dialect, named after it. */
const GATES = `gates: { nginx: nginx, haproxy: haproxy, caddy: caddy, traefik: traefik, apisix: apisix, envoy: envoy, plain: plain }
`;

export interface GuardServer extends TestServer {
  readonly guardUrl: string;
  /** Gives the organization an API by its definition; one that is there gets another version. */
  apply(definition: string): Promise<void>;
}

/** A server with a listener for gates, and the shop with a gate for each dialect. */
export async function startGuardServer(
  further = '',
  ...[flags, options]: Parameters<typeof startTestServer>
): Promise<GuardServer> {
  const server = await startTestServer({ guardListen: '127.0.0.1:0', ...flags }, options);
  const { guardUrl } = server;
  if (guardUrl === undefined) throw new Error('nothing listens for gates');
  const call = createCall(server, '');
  async function apply(definition: string): Promise<void> {
    const path = `/api/private/orgs/${server.first.orgId}/guardedApis`;
    const { status, text } = await call('POST', path, { key: server.first.apiKey, body: { definition } });
    if (status !== 200) throw new Error(text);
  }
  await apply(shop(server.first.orgId, GATES + further));
  return { ...server, guardUrl, apply };
}

export interface Asked {
  readonly method?: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the caller is; 203.0.113.7 when nothing is said. */
  readonly from?: string;
}

/** Asks a gate as its proxy does. */
export async function askGate(
  { guardUrl }: Pick<GuardServer, 'guardUrl'>,
  dialect: GuardDialect,
  { method = 'GET', target, headers = {}, from = '203.0.113.7' }: Asked,
  gate: string = dialect,
): Promise<RawAnswer> {
  const place = `/guard/${gate}`;
  if (dialect === 'plain') {
    const body = JSON.stringify({ method, target, address: from, headers });
    return exchange(guardUrl, requestBytes('POST', `${place}/decide`, {}, body));
  }
  if (dialect === 'envoy') {
    const all = { 'X-Forwarded-For': from, ...headers };
    return exchange(guardUrl, requestBytes(method, `${place}${target}`, all));
  }
  const told = TOLD[dialect];
  const all = { [told.method]: method, [told.target]: target, 'X-Forwarded-For': from, ...headers };
  return exchange(guardUrl, requestBytes('GET', place, all));
}

const ORIGINAL = { method: 'X-Original-Method', target: 'X-Original-URI' };
const FORWARDED = { method: 'X-Forwarded-Method', target: 'X-Forwarded-Uri' };
const TOLD = { nginx: ORIGINAL, haproxy: ORIGINAL, caddy: FORWARDED, traefik: FORWARDED, apisix: FORWARDED };

/** What an answer says, however its dialect says it. */
export interface Told {
  readonly allowed: boolean;
  /** That the caller is meant to see. */
  readonly status: number;
  readonly reason: string | undefined;
  header(name: string): string | undefined;
}

export function toldBy(answer: RawAnswer): Told {
  const isProgram = answer.header('content-type') === 'application/json' && 'allowed' in answer.json();
  if (isProgram) {
    const { allowed, status, headers, reason } = answer.json();
    const header = (name: string) => [headers[name]].flat()[0];
    return { allowed, status, reason, header };
  }
  const reason = answer.header('X-Sallyport-Reason');
  const status = Number(answer.header('X-Sallyport-Status') ?? answer.status);
  return { allowed: answer.status === 200, status, reason, header: answer.header };
}

/** Asks a gate for a caller that speaks Digest: without credentials, then, where it is challenged, with that nonce. */
export async function askAs(
  server: Pick<GuardServer, 'guardUrl'>,
  dialect: GuardDialect,
  key: KeyPair,
  asked: Asked,
  gate: string = dialect,
): Promise<RawAnswer> {
  const first = await askGate(server, dialect, asked, gate);
  const told = toldBy(first);
  if (told.allowed) return first;
  const Authorization = digestOf(key, asked, nonceOf(told.header('WWW-Authenticate')));
  return askGate(server, dialect, { ...asked, headers: { ...asked.headers, Authorization } }, gate);
}

/** The `Authorization` of a key for a request. */
export function digestOf(
  key: KeyPair,
  { method = 'GET', target }: Asked,
  nonce: string,
  nc = '00000001',
): string {
  return digestHeader({
    username: key.publicKey,
    password: key.privateKey,
    method,
    uri: target,
    nonce,
    nc,
  });
}
