import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@sallyport/client';
import { describe, expect, it } from 'vitest';
import { type BuiltServer, startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { type FloodReport, type FloodRequest, flood, readUsage } from '../support/flood.js';
import { healthLimit, startHealthProbe, timeWithin } from '../support/health-probe.js';
import { requestBytes } from '../support/raw-http.js';

/**
 * What strangers, and credentials with the smallest role, can send at any rate: a server with a heap of 256 MiB answers
 * all of it, stays of one size, and answers others meanwhile. Each flood is as many requests as once brought the server
 * down. With `SALLYPORT_FLOOD_SECONDS` (`npm run test:floods`) each lasts so long, and 99 of 100 answers of `/healthz` are
 * held to a time, which only a machine that does little else can promise.
 */
const SECONDS = Number(process.env.SALLYPORT_FLOOD_SECONDS ?? 0);
/** Young objects and what a collection has yet to find; a flood that was remembered would be several times as much. */
const GROWTH_MIB = 100;
/** Of those that never read. */
const CONNECTIONS = 400;

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

interface Installation {
  readonly server: BuiltServer;
  readonly orgId: string;
  readonly owner: KeyPair;
}

async function start(): Promise<Installation> {
  const directory = temporaryDirectory();
  const file = join(directory, 'bootstrap.json');
  const server = await startBuiltServer(join(directory, 'data'), ['--bootstrap-file', file], {
    NODE_OPTIONS: '--max-old-space-size=256',
    SALLYPORT_NONCE_LIFETIME_SECONDS: '600',
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_SOCKET_TIMEOUT_SECONDS: '5',
  });
  const { orgId, apiKey } = JSON.parse(readFileSync(file, 'utf8')) as { orgId: string; apiKey: KeyPair };
  return { server, orgId, owner: apiKey };
}

/** An API key with the role that allows least. */
async function makeMember({ server, orgId, owner }: Installation): Promise<KeyPair & { id: string }> {
  const client = createClient({ baseUrl: server.url, credentials: owner });
  const { body } = await client.request<KeyPair & { id: string }>('POST', `/orgs/${orgId}/apiKeys`, {
    body: { desc: 'member', roles: ['ORG_MEMBER'] },
  });
  return body;
}

/** Signs every request with one nonce and a further count. */
async function signer(server: BuiltServer, key: KeyPair, method: string, uri: string) {
  const challenge = await fetch(`${server.url}/api/atlas/v2`);
  const nonce = nonceOf(challenge.headers.get('www-authenticate') ?? undefined);
  return (index: number) =>
    digestHeader({
      username: key.publicKey,
      password: key.privateKey,
      method,
      uri,
      nonce,
      nc: (index + 1).toString(16).padStart(8, '0'),
    });
}

const limitOf = (url: string) => (SECONDS === 0 ? Number.POSITIVE_INFINITY : healthLimit(url));

/** What bench/floods.mjs makes its table of: a line of JSON for each flood, in a file that it names. */
function keep(flood: {
  readonly name: string;
  readonly limitMs: number;
  readonly healthMs: readonly number[];
  readonly startMiB: number;
  readonly mostMiB: number;
  readonly requests?: number;
  readonly cpuMsPerRequest?: number;
}): void {
  const file = process.env.SALLYPORT_FLOOD_RESULTS;
  if (file === undefined) return;
  const { healthMs, ...figures } = flood;
  const line = {
    ...figures,
    p99Ms: timeWithin(healthMs, 0.99),
    longestMs: timeWithin(healthMs, 1),
    growthMiB: GROWTH_MIB,
  };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

function healthText(times: readonly number[]): string {
  const [median, most, longest] = [0.5, 0.99, 1].map((part) => timeWithin(times, part).toFixed(1));
  return `healthz median ${median} ms, p99 ${most} ms, longest ${longest} ms`;
}

async function floodWith(
  { server, owner }: Installation,
  requests: number,
  make: (index: number) => FloodRequest,
): Promise<FloodReport> {
  const healthLimitMs = await limitOf(server.url);
  const client = createClient({ baseUrl: server.url, credentials: owner });
  const end = SECONDS > 0 ? { seconds: SECONDS } : { requests };
  const report = await flood(server.url, end, make, async () => {
    expect((await client.request('GET', '/orgs')).status).toBe(200);
  });
  keep({ name: expect.getState().currentTestName ?? '', limitMs: healthLimitMs, ...report });
  if (SECONDS > 0)
    process.stdout.write(
      `${expect.getState().currentTestName}: ${report.requests} requests, ${JSON.stringify(report.statuses)}, ` +
        `${report.cpuMsPerRequest.toFixed(2)} ms CPU each; ${report.startMiB.toFixed(0)} MiB, then at most ` +
        `${report.mostMiB.toFixed(0)} MiB; ${report.calls} calls of the owner; ${healthText(report.healthMs)}\n`,
    );
  expect(report.mostMiB - report.startMiB).toBeLessThan(GROWTH_MIB);
  expect(report.calls).toBeGreaterThan(0);
  if (SECONDS > 0) expect(timeWithin(report.healthMs, 0.99)).toBeLessThan(healthLimitMs);
  return report;
}

describe('a flood of', () => {
  it('client IDs of 12 KB at the token endpoint', async () => {
    const running = await start();
    const long = 'x'.repeat(8_600);
    const report = await floodWith(running, 12_000, (index) => ({
      method: 'POST',
      path: '/api/oauth/token',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: `Basic ${Buffer.from(`${index}€${long}:secret`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    }));
    expect(report.statuses).toEqual({ 401: report.requests });
  });

  it('sign-ins with 85,000 unknown attributes', async () => {
    const running = await start();
    const names = Array.from({ length: 85_000 }, (_, i) => `"a${i}":1`).join();
    const report = await floodWith(running, 60, () => ({
      method: 'POST',
      path: '/api/private/session',
      headers: { 'Content-Type': 'application/json' },
      body: `{${names}}`,
    }));
    expect(report.statuses).toEqual({ 413: report.requests });
    expect(report.cpuMsPerRequest).toBeLessThan(50);
  });

  it('questions about names of a megabyte', async () => {
    const running = await start();
    const sign = await signer(running.server, await makeMember(running), 'POST', '/api/private/explain');
    const long = 'x'.repeat(1_000_000);
    const report = await floodWith(running, 300, (index) => ({
      method: 'POST',
      path: '/api/private/explain',
      headers: { 'Content-Type': 'application/json', Authorization: sign(index) },
      body: JSON.stringify({ as: `${index}${long}`, method: 'GET', path: '/api/atlas/v2/orgs' }),
    }));
    expect(report.statuses).toEqual({ 400: report.requests });
  });

  it('spellings of one access token, in headers of 13 KB', async () => {
    const running = await start();
    const { server, orgId, owner } = running;
    const client = createClient({ baseUrl: server.url, credentials: owner });
    const { body: account } = await client.request<{ clientId: string; secrets: { secret: string }[] }>(
      'POST',
      `/orgs/${orgId}/serviceAccounts`,
      { body: { name: 'ci', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 24 } },
    );
    const answer = await fetch(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: `Basic ${Buffer.from(`${account.clientId}:${account.secrets[0]?.secret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const blanks = ' '.repeat(11_000);
    const report = await floodWith(running, 24_000, (index) => {
      // Two places within the signature, and how many blanks stand there.
      const [first, second] = [1 + (index % 80), 1 + (Math.floor(index / 80) % 80)];
      const cut = token.length - 82;
      const signature = token.slice(cut);
      const spelling = [signature.slice(0, first), signature.slice(first)].join(' '.repeat(1 + second));
      const count = 1 + Math.floor(index / 6_400);
      return {
        method: 'GET',
        path: '/api/atlas/v2/orgs',
        headers: { Authorization: `Bearer ${blanks}${token.slice(0, cut)}${spelling}${'='.repeat(count)}` },
      };
    });
    expect(report.statuses).toEqual({ 401: report.requests });
  });

  it('access lists of 15,000 entries', async () => {
    const running = await start();
    const member = await makeMember(running);
    const path = `/api/atlas/v2/orgs/${running.orgId}/apiKeys/${member.id}/accessList`;
    const sign = await signer(running.server, member, 'POST', path);
    const entries = (round: number) =>
      Array.from({ length: 15_000 }, (_, i) => ({
        ipAddress: `10.${round % 256}.${Math.floor(i / 256)}.${i % 256}`,
      }));
    const bodies = [0, 1, 2, 3].map((round) => JSON.stringify(entries(round)));
    const report = await floodWith(running, 40, (index) => ({
      method: 'POST',
      path,
      headers: {
        Accept: 'application/vnd.atlas.2024-08-05+json',
        'Content-Type': 'application/json',
        Authorization: sign(index),
      },
      body: bodies[index % 4] ?? '',
    }));
    expect(report.statuses).toEqual({ 400: report.requests });
    expect(report.cpuMsPerRequest).toBeLessThan(100);
  });

  it('connections that ask for much and never read', async () => {
    const { server } = await start();
    const before = await readUsage(server.url);
    const healthLimitMs = await limitOf(server.url);
    const probe = startHealthProbe(server.url);
    const port = Number(new URL(server.url).port);
    const asked = requestBytes('GET', '/api/openapi.json').repeat(20);
    const startedAt = performance.now();
    let mostMiB = 0;
    /** A connection that takes the beginning of its first answer, and nothing after that. */
    async function openAndAsk(): Promise<Socket> {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.write(asked);
      await once(socket, 'data');
      return socket.pause().on('error', () => {});
    }
    do {
      const sockets: Socket[] = [];
      while (sockets.length < CONNECTIONS) {
        const wave = await Promise.all(Array.from({ length: 20 }, openAndAsk));
        sockets.push(...wave);
      }
      await until('the connections to end', async () => {
        const usage = await readUsage(server.url);
        mostMiB = Math.max(mostMiB, usage.residentMiB);
        return usage.sockets < 20 || undefined;
      });
      for (const socket of sockets) socket.destroy();
    } while (performance.now() - startedAt < SECONDS * 1000);
    const times = await probe.stop();
    const name = expect.getState().currentTestName ?? '';
    keep({ name, limitMs: healthLimitMs, healthMs: times, startMiB: before.residentMiB, mostMiB });
    if (SECONDS > 0) {
      process.stdout.write(
        `never read: ${before.residentMiB.toFixed(0)} MiB, then at most ${mostMiB.toFixed(0)} MiB; ` +
          `${healthText(times)}\n`,
      );
      expect(timeWithin(times, 0.99)).toBeLessThan(healthLimitMs);
    }
    expect(mostMiB - before.residentMiB).toBeLessThan(GROWTH_MIB);
  });
}, 240_000);
