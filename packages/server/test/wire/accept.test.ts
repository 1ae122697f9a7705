import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const SERVED = 'application/vnd.atlas.2023-01-01+json;charset=utf-8';
const INVALID_VERSION_DATE =
  '{"detail":"Invalid accept header or version date.","error":406,"errorCode":"INVALID_VERSION_DATE","parameters":[],"reason":"Not Acceptable"}';

describe('the Accept header', () => {
  it.each([
    ['the exact version', 'application/vnd.atlas.2023-01-01+json'],
    ['a later date', 'application/vnd.atlas.2025-03-12+json'],
    ['a date between two versions', 'application/vnd.atlas.2024-06-15+json'],
    ['today', `application/vnd.atlas.${new Date().toISOString().slice(0, 10)}+json`],
    ['a quality', 'application/vnd.atlas.2023-01-01+json;q=0.9'],
    ['capitals', 'Application/VND.Atlas.2023-01-01+JSON'],
    ['other types beside it', 'text/html, application/vnd.atlas.2023-01-01+json, */*'],
  ])('with %s selects the newest version not after it', async (_name, accept) => {
    const answer = await call('GET', keys, { accept });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(SERVED);
  });

  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  it.each([
    ['missing', ''],
    ['application/json', 'application/json'],
    ['*/*', '*/*'],
    ['a date before the first version', 'application/vnd.atlas.2022-12-31+json'],
    ['a date in the future', `application/vnd.atlas.${tomorrow}+json`],
    ['a month 13', 'application/vnd.atlas.2023-13-01+json'],
    ['the 30th of February', 'application/vnd.atlas.2024-02-30+json'],
    ['a date without zeros', 'application/vnd.atlas.2023-1-1+json'],
    ['preview of an operation that has none', 'application/vnd.atlas.preview+json'],
    ['upcoming', 'application/vnd.atlas.2025-01-01.upcoming+json'],
    ['CSV', 'application/vnd.atlas.2023-01-01+csv'],
    ['gzip', 'application/vnd.atlas.2023-01-01+gzip'],
    ['no date', 'application/vnd.atlas+json'],
    ['another vendor', 'application/vnd.other.2023-01-01+json'],
  ])('%s is 406 with the published code', async (_name, accept) => {
    const answer = await call('GET', keys, { accept });
    expect(answer.status).toBe(406);
    expect(answer.text).toBe(INVALID_VERSION_DATE);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'x-error-code': 'INVALID_VERSION_DATE',
      'x-frame-options': 'DENY',
    });
  });

  it('is looked at before the ids of the path', async () => {
    const answer = await call('GET', '/groups/nonsense/apiKeys', { accept: 'application/json' });
    expect(answer.json.errorCode).toBe('INVALID_VERSION_DATE');
  });

  it('does not matter on the private endpoints, which have no versions', async () => {
    for (const accept of ['', 'application/json', 'text/html']) {
      const answer = await call('GET', '/api/private/ipinfo', { accept });
      expect(answer.status, accept).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json');
      expect(answer.text).toBe('{"currentIpv4Address":"127.0.0.1"}');
    }
  });
});

describe('the Content-Type of an answer', () => {
  it('is the version served on 204 too', async () => {
    const created = await call('POST', keys, { body: { desc: 'short-lived', roles: ['ORG_MEMBER'] } });
    const deleted = await call('DELETE', `${keys}/${created.json.id}`);
    expect(deleted.status).toBe(204);
    expect(deleted.text).toBe('');
    expect(deleted.headers['content-type']).toBe(SERVED);
    expect(deleted.headers['content-length']).toBeUndefined();
  });

  it('is application/json on every refusal', async () => {
    const refusals = [
      await call('POST', keys, { body: '{' }),
      await call('GET', `${keys}?itemsPerPage=0`),
      await call('GET', `${keys}/${'0'.repeat(24)}`),
      await call('GET', `/groups/${'0'.repeat(24)}/apiKeys`),
      await call('GET', '/no/such/path'),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404]);
    for (const { headers, json } of refusals) {
      expect(headers['content-type']).toBe('application/json');
      expect(headers['x-error-code']).toBe(json.errorCode);
    }
  });
});
