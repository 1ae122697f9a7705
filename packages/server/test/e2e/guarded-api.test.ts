import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runSallyport, temporaryDirectory, until } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { curl } from '../support/server.js';
import { startExample, startShop } from '../support/shop-example.js';

const run = promisify(execFile);
/** Whether a process is left. */
const isThere = (id: number) => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
const FOLDER = fileURLToPath(new URL('../../../../examples/guarded-api/', import.meta.url));
const SHOP = `${FOLDER}shop.guard.yaml`;
const KEYS = {
  owner: { publicKey: 'acmeownr', privateKey: '00000000-0000-4000-8000-00000000ac00' },
  auditor: { publicKey: 'acmelook', privateKey: '00000000-0000-4000-8000-00000000ac01' },
  clerk: { publicKey: 'acmesell', privateKey: '00000000-0000-4000-8000-00000000ac02' },
};

describe('the example of a guarded API', () => {
  it.each(['guard-proxy', 'nginx'] as const)(
    'prints two calls to paste with %s: one is refused, and one served',
    async (proxy) => {
      const { proxyUrl, stdout } = await startShop(proxy);
      const lines = stdout()
        .split('\n')
        .filter((line) => line.startsWith('curl '));
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(`${proxyUrl}/v1/projects/`);
      const [refused, served] = await Promise.all(
        lines.map(async (line) => JSON.parse((await run('bash', ['-c', `${line} --silent`])).stdout)),
      );
      expect(refused).toMatchObject({ error: 403, errorCode: 'PERMISSION_MISSING' });
      expect(served).toMatchObject({ id: 1, item: 'lamp', createdBy: 'apikey/acmesell' });
    },
  );

  it('serves each route to those who may', async () => {
    const { proxyUrl } = await startShop();
    const orders = `${proxyUrl}/v1/projects/acacacacacacacacacacac01/orders`;
    const call = async (key: keyof typeof KEYS | undefined, url: string, data?: string) => {
      const { status, json } = await curl(url, {
        ...(key && { key: KEYS[key] }),
        ...(data !== undefined && { method: 'POST', arguments: ['--data', data] }),
      });
      return [status, json] as const;
    };
    expect(await call(undefined, `${proxyUrl}/v1/openapi.json`)).toMatchObject([200, { openapi: '3.1.0' }]);
    expect(await call('clerk', orders, '{"item":"lamp"}')).toMatchObject([201, { status: 'open' }]);
    expect(await call('clerk', orders, 'lamp')).toMatchObject([400, { error: expect.any(String) }]);
    expect(await call('auditor', orders)).toMatchObject([200, { orders: [{ id: 1 }] }]);
    expect(await call('auditor', `${orders}/1`)).toMatchObject([200, { item: 'lamp' }]);
    expect(await call('auditor', `${orders}/2`)).toMatchObject([404, {}]);
    expect(await call('clerk', `${orders}/1:refund`, '')).toMatchObject([403, {}]);
    expect(await call('owner', `${orders}/1:refund`, '')).toMatchObject([
      200,
      { status: 'refunded', refundedBy: 'apikey/acmeownr' },
    ]);
    expect(await call('auditor', `${proxyUrl}/v1/reports/2026`)).toEqual([200, { year: 2026, orders: 1 }]);
    expect(await call('owner', `${proxyUrl}/v1/elsewhere`)).toMatchObject([
      403,
      { errorCode: 'ROUTE_NOT_GUARDED' },
    ]);
  });

  it.each([
    ['SIGINT', 'guard-proxy'],
    ['SIGTERM', 'guard-proxy'],
    ['SIGINT', 'nginx'],
    ['SIGTERM', 'nginx'],
    ['SIGHUP', 'nginx'],
  ] as const)('ends all that it started with %s, %s among it', async (signal, proxy) => {
    const { child, pressCtrlC, started, ended, stderr } = await startShop(proxy);
    const programs = started();
    expect(programs).toHaveLength(3);
    if (signal === 'SIGINT') pressCtrlC();
    else child.kill(signal);
    expect(await ended).toBe(0);
    expect(stderr()).toBe('');
    expect(programs.filter(isThere)).toEqual([]);
  });

  it('refuses another proxy, and nginx where there is none, before it starts anything', async () => {
    const start = (proxy: string) => run(process.execPath, [`${FOLDER}start.mjs`, '--with', proxy], { env });
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'nginx'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
    const env = { PATH: `${directory}:${process.env.PATH}` };
    await expect(start('apache')).rejects.toMatchObject({
      code: 1,
      stderr: '--with: "apache" is neither guard-proxy nor nginx.\n',
    });
    await expect(start('nginx')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^nginx is not installed: .*apt install nginx-light/),
    });
  });

  it('is started in its parts with a key of one’s own', async () => {
    const server = await startEphemeral(['--guard', SHOP]);
    const { apiKey, groupId } = server.line;
    const { guardUrl } = JSON.parse(server.stdout());
    const { found } = await startExample('shop-api.mjs', [], /is at (\S+)\n/);
    const [, shop = ''] = found;
    const proxy = runSallyport(
      ['guard', 'proxy', '--gate', 'shop', '--upstream', shop, '--listen', '127.0.0.1:0'],
      { env: { SALLYPORT_GUARD_URL: guardUrl } },
    );
    const url = await until('the proxy to listen', () => /guarded at (\S+) /.exec(proxy.stdout())?.[1]);
    const orders = `${url}/v1/projects/${groupId}/orders`;
    expect((await curl(orders, {})).status).toBe(401);
    expect(await curl(orders, { key: apiKey })).toMatchObject({ status: 200, json: { orders: [] } });
    // Around the gate.
    expect((await curl(`${shop}/v1/projects/${groupId}/orders`, {})).status).toBe(403);
    await server.stop();
    expect(await curl(orders, { key: apiKey })).toMatchObject({
      status: 503,
      json: { errorCode: 'GUARD_NOT_REACHED' },
    });
  });
});
