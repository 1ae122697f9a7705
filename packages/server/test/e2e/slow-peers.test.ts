import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@sallyport/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { readUsage } from '../support/flood.js';
import { healthLimit, startHealthProbe, timeWithin } from '../support/health-probe.js';
import { requestBytes } from '../support/raw-http.js';

/**
 * Peers that are slow or silent, many at once: a server with a heap of 256 MiB tells of its health, answers others, and gets
 * rid of them by itself. `npm run test:floods` opens five thousand of each kind; of those that never read it opens a
 * thousand, because the kernel keeps up to several megabytes for each.
 */
const IS_RELEASE = process.env.SALLYPORT_FLOOD_SECONDS !== undefined;
/** Resident: of all other than connections, and of each. */
const GROWTH_MIB = 100;
const KIB_EACH = 40;
/** At a time, and from one address: below what may come from one. */
const AT_ONCE = 100;
const FROM_ONE_ADDRESS = 2_000;

const half = { 'Content-Type': 'application/json', 'Content-Length': '1000' };

const kinds: readonly { name: string; sent: string; most: number }[] = [
  { name: 'sent half a head', sent: 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Half', most: 5_000 },
  {
    name: 'sent half a body',
    sent: `${requestBytes('POST', '/api/private/session', half)}{"username":`,
    most: 5_000,
  },
  {
    name: 'were refused and sent half a body',
    sent: `${requestBytes('POST', '/api/atlas/v2/orgs', half)}{"name":`,
    most: 5_000,
  },
  { name: 'never read', sent: requestBytes('GET', '/api/openapi.json').repeat(20), most: 1_000 },
  { name: 'say nothing', sent: '', most: 5_000 },
];

async function start() {
  const directory = temporaryDirectory();
  const file = join(directory, 'bootstrap.json');
  const server = await startBuiltServer(join(directory, 'data'), ['--bootstrap-file', file], {
    NODE_OPTIONS: '--max-old-space-size=256',
    // Shorter where there are few: then the test waits for the end of the last ones most of the time.
    SALLYPORT_SOCKET_TIMEOUT_SECONDS: IS_RELEASE ? '5' : '3',
  });
  const { apiKey } = JSON.parse(readFileSync(file, 'utf8')) as {
    apiKey: { publicKey: string; privateKey: string };
  };
  return { url: server.url, owner: createClient({ baseUrl: server.url, credentials: apiKey }) };
}

describe('connections of clients that', () => {
  it.each(kinds)('$name cost little, hold up nobody, and end', async ({ name, sent, most }) => {
    const { url, owner } = await start();
    const count = IS_RELEASE ? most : 300;
    const port = Number(new URL(url).port);
    const before = await readUsage(url);
    const limitMs = IS_RELEASE ? await healthLimit(url) : Number.POSITIVE_INFINITY;
    const probe = startHealthProbe(url);
    const sockets: Socket[] = [];
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    async function open(index: number): Promise<void> {
      const localAddress = `127.0.0.${2 + Math.floor(index / FROM_ONE_ADDRESS)}`;
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      socket.on('error', () => {});
      sockets.push(socket);
      await once(socket, 'connect');
      if (sent !== '') socket.write(sent);
      socket.pause();
    }
    let mostMiB = 0;
    const look = async () => {
      const usage = await readUsage(url);
      mostMiB = Math.max(mostMiB, usage.residentMiB);
      return usage;
    };
    while (sockets.length < count) {
      const first = sockets.length;
      const wave = Math.min(AT_ONCE, count - first);
      await Promise.all(Array.from({ length: wave }, (_, at) => open(first + at)));
      expect((await owner.request('GET', '/orgs')).status).toBe(200);
      await look();
    }
    await until('the connections to end', async () => (await look()).sockets < 20 || undefined);
    const times = await probe.stop();
    const p99 = timeWithin(times, 0.99);
    expect(times.at(-1)).toBeLessThan(Number.POSITIVE_INFINITY);
    if (IS_RELEASE) {
      process.stdout.write(
        `${count} that ${name}: ${before.residentMiB.toFixed(0)} MiB, then at most ${mostMiB.toFixed(0)} MiB; ` +
          `healthz p99 ${p99.toFixed(0)} ms (held to ${limitMs.toFixed(0)}), longest ${times.at(-1)?.toFixed(0)} ms\n`,
      );
    }
    expect(p99).toBeLessThan(limitMs);
    expect(mostMiB - before.residentMiB).toBeLessThan(GROWTH_MIB + (count * KIB_EACH) / 1024);
  });
}, 240_000);
