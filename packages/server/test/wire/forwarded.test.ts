import { Agent, get } from 'node:http';
import pino from 'pino';
import { expect, it } from 'vitest';
import { startTestServer } from '../support/server.js';

it('says once in the log that a proxy speaks for others and is not trusted', async () => {
  const lines: { level: number; peer?: string; msg: string }[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const server = await startTestServer({}, { log });
  try {
    const warnings = () => lines.filter(({ msg }) => msg.includes('SALLYPORT_TRUSTED_PROXIES'));
    await server.curl('/healthz', { key: 'none' });
    expect(warnings()).toEqual([]);
    const forwarded = { key: 'none', arguments: ['--header', 'X-Forwarded-For: 192.0.2.1'] } as const;
    // On a connection that has carried requests without it, too.
    const connection = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (headers: Record<string, string>) =>
      new Promise((resolve, reject) =>
        get(`${server.url}/healthz`, { agent: connection, headers }, (answer) => {
          answer.resume().on('end', resolve);
        }).on('error', reject),
      );
    await ask({});
    expect(warnings()).toEqual([]);
    await ask({ 'X-Forwarded-For': '192.0.2.1' });
    connection.destroy();
    expect(warnings()).toHaveLength(1);
    for (const path of ['/healthz', '/api/atlas/v2', '/nowhere']) await server.curl(path, forwarded);
    expect(warnings()).toMatchObject([{ level: 40, peer: '127.0.0.1' }]);
    expect(warnings()[0]?.msg).not.toContain('192.0.2.1');
  } finally {
    await server.stop();
  }
});
