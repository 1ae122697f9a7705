import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ metricsListen: '127.0.0.1:0' });
});
afterAll(() => server.stop());

async function figures(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(server.metricsUrl ?? '')).text();
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1).replace('+Inf', 'Infinity')),
      ]),
  );
}

/** How much figures grow by what is done; one that is new begins at 0. */
async function growth(names: readonly string[], work: () => Promise<unknown>): Promise<number[]> {
  const before = await figures();
  await work();
  const after = await figures();
  return names.map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0));
}

describe('metrics at an address of their own', () => {
  it('are at no other, and nothing else is there', async () => {
    const base = new URL(server.metricsUrl ?? '').origin;
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${base}/other`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`)).headers.get('content-type')).toContain('version=0.0.4');
  });

  it('tell challenges from refusals, and why', async () => {
    const names = [
      'sallyport_challenges_total{reason="no_credentials"}',
      'sallyport_challenges_total{reason="rejected"}',
      'sallyport_refusals_total{code="ORG_NOT_FOUND"}',
    ];
    expect(await growth(names, () => server.curl('/api/atlas/v2/groups'))).toEqual([1, 0, 0]);
    const wrong = { publicKey: 'nobodyxx', privateKey: '00000000-0000-0000-0000-000000000000' };
    const [, rejected] = await growth(names, () => server.curl('/api/atlas/v2/groups', { key: wrong }));
    expect(rejected).toBeGreaterThan(0);
    expect(await growth(names, () => server.curl(`/api/atlas/v2/orgs/${'a'.repeat(24)}`))).toEqual([1, 0, 1]);
  });

  it('tell what runs, and when the next credential ends', async () => {
    const found = await figures();
    expect([...found.keys()].find((name) => name.startsWith('sallyport_build_info{'))).toMatch(
      /version="\d+\.\d+\.\d+",engine="sqlite"/,
    );
    expect(found.get('sallyport_next_expiry_timestamp_seconds')).toBe(Number.POSITIVE_INFINITY);
    expect(found.get('sallyport_mails_total{outcome="failed"}') ?? 0).toBe(0);
  });
});
