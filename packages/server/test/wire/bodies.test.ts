import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/http/operations/index.js';
import { createCall } from '../support/call.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function post(path: string, method: string, type: string, body: string) {
  const answer = await fetch(server.url + path, { method, headers: { 'Content-Type': type }, body });
  return { status: answer.status, text: await answer.text() };
}

const open = operations.filter(
  ({ permission, method, wire }) =>
    (permission === 'public' || permission === 'visitor') && method !== 'GET' && wire.form === undefined,
);

describe('a body of an operation that needs no credential', () => {
  it.each(open.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    'has at most 16 KiB: %s',
    async (_name, { method, path }) => {
      const to = path.replace(/\{\w+\}/g, 'x'.repeat(43));
      const padded = (bytes: number) => `{${' '.repeat(bytes - 2)}}`;
      expect((await post(to, method, 'application/json', padded(16_384))).status).not.toBe(413);
      const refused = await post(to, method, 'application/json', padded(16_385));
      expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
        413,
        {
          detail: 'The body of the request is larger than 16 KiB. More is not read here.',
          errorCode: 'PAYLOAD_TOO_LARGE',
          parameters: ['16 KiB'],
        },
      ]);
    },
  );

  it.each(['token', 'revoke', 'introspect', 'authorize'])(
    'has at most 16 KiB: OAuth %s',
    async (endpoint) => {
      const form = (bytes: number) => `a=${'x'.repeat(bytes - 2)}`;
      const type = 'application/x-www-form-urlencoded';
      expect((await post(`/api/oauth/${endpoint}`, 'POST', type, form(16_384))).status).toBe(400);
      const refused = await post(`/api/oauth/${endpoint}`, 'POST', type, form(16_385));
      expect([refused.status, JSON.parse(refused.text)]).toEqual([
        413,
        { error: 'invalid_request', error_description: 'The body is larger than 16 KiB.' },
      ]);
    },
  );

  it('has at most 16 KiB: the setup form', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect((await post('/setup', 'POST', type, `token=${'x'.repeat(16_379)}`)).status).toBe(413);
    expect((await post('/setup', 'POST', type, `token=${'x'.repeat(16_378)}`)).status).toBe(403);
  });
});

describe('a body of any operation', () => {
  const create = (body: string | Buffer, headers: Record<string, string> = {}) =>
    createCall(server)('POST', `/orgs/${server.first.orgId}/apiKeys`, { body, headers });

  it('may begin with a byte order mark', async () => {
    const answer = await create(`\uFEFF${JSON.stringify({ desc: 'marked', roles: ['ORG_MEMBER'] })}`);
    expect([answer.status, answer.json.desc], answer.text).toEqual([200, 'marked']);
  });

  it.each(['\\ud800', 'a\\uDC00', '\\ud83d x', '\\\\\\ud800', '\\udc00\\ud83d'])(
    'holds no half of a surrogate pair, which could not be read back: %s',
    async (escaped) => {
      const answer = await create(`{"desc":"${escaped}","roles":["ORG_MEMBER"]}`);
      expect([answer.status, answer.json.errorCode], answer.text).toEqual([400, 'VALIDATION_ERROR']);
      expect(answer.json.detail).toBe(
        'A surrogate code point (U+D800 to U+DFFF) that is not part of a pair is not allowed.',
      );
    },
  );

  it.each([
    ['{"desc":"x","roles":["ORG_MEMBER","\\u0000"]}', 'roles.1'],
    ['{"desc":"\\ud800","roles":["ORG_MEMBER"]}', 'desc'],
    ['{"desc":"x","roles":["ORG_MEMBER"],"\\ud800":1}', 'body'],
    ['"\\ud800"', 'body'],
  ])('is told which field has a character that cannot be stored: %s', async (body, field) => {
    const answer = await create(body);
    expect(answer.json, answer.text).toMatchObject({
      error: 400,
      errorCode: 'VALIDATION_ERROR',
      badRequestDetail: { fields: [{ field, description: answer.json.detail }] },
    });
  });

  it.each([
    ['a pair', '\\ud83d\\ude00', '\u{1F600}'],
    ['the text of an escape', '\\\\ud800', '\\ud800'],
  ])('is read back as it was sent: %s', async (_name, escaped, desc) => {
    const answer = await create(`{"desc":"${escaped}","roles":["ORG_MEMBER"]}`);
    expect([answer.status, answer.json.desc], answer.text).toEqual([200, desc]);
  });

  it('is not taken compressed: 415 names the encoding and what is taken instead', async () => {
    const answer = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
      method: 'POST',
      arguments: ['-H', 'Content-Encoding: gzip'],
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
    });
    expect([answer.status, answer.json.errorCode], answer.text).toEqual([
      415,
      'UNSUPPORTED_CONTENT_ENCODING',
    ]);
    expect(answer.json.detail).toBe(
      'A body with Content-Encoding gzip cannot be read here; send it as it is.',
    );
    expect(answer.headers['accept-encoding']).toBe('identity');
    const plain = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
      method: 'POST',
      arguments: ['-H', 'Content-Encoding: Identity'],
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
    });
    expect(plain.status, plain.text).toBe(200);
  });

  it.each([
    ['multipart/form-data; boundary=x', '--x\r\n\r\ndesc\r\n--x--', 'is not JSON'],
    ['application/octet-stream', '\xff\xfe', 'is not UTF-8'],
    ['text/csv', 'desc,roles', 'is not JSON'],
    ['application/x-www-form-urlencoded', 'desc=x', 'is not JSON'],
  ])(
    'that is no JSON and is said to be another type is refused with that type: %s',
    async (type, text, description) => {
      const answer = await create(Buffer.from(text, 'latin1'), { 'Content-Type': type });
      const [bare] = type.split(';');
      expectRefusal(answer, {
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
        parameters: [bare],
        detail: `A body of type ${bare} cannot be read here; send JSON, with Content-Type: application/json.`,
      });
      expect(answer.json.badRequestDetail.fields).toEqual([{ description, field: 'body' }]);
    },
  );

  it.each(['application/json', 'application/vnd.atlas.2023-01-01+json; charset=utf-8', 'text/json'])(
    'that is no JSON although it is said to be is 400: %s',
    async (type) => {
      expectRefusal(await create('desc=x', { 'Content-Type': type }), {
        status: 400,
        code: 'MALFORMED_JSON',
      });
    },
  );

  it.each(['text/plain', 'multipart/form-data; boundary=x'])(
    'that is JSON is taken as %s too',
    async (type) => {
      const answer = await create('{"desc":"x","roles":["ORG_MEMBER"]}', { 'Content-Type': type });
      expect(answer.status, answer.text).toBe(200);
    },
  );

  it('of which the type is none is refused at the token endpoint in the form of OAuth', async () => {
    const refused = await post('/api/oauth/token', 'POST', 'garbage;;', 'grant_type=client_credentials');
    expect([refused.status, JSON.parse(refused.text).error]).toEqual([400, 'invalid_request']);
  });

  it('has at most ten thousand attributes and elements', async () => {
    const answer = await create(JSON.stringify({ desc: 'x', roles: Array(12_000).fill('ORG_MEMBER') }));
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'TOO_MANY_ELEMENTS']);
    expect(answer.json.parameters).toEqual(['The body', 10_000]);
  });

  it('nests at most 32 deep', async () => {
    const answer = await create(`{"desc":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'BODY_TOO_DEEP']);
  });
});
