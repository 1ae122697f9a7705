import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/domain/errors.js';
import { addKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { exchange, openConnection, requestBytes } from '../support/raw-http.js';
import { ATLAS, startTestServer, type TestServer } from '../support/server.js';

/** The form of requests and of answers, shown with the API key operations; no operation has ways of its own. */
let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
  for (let i = 0; i < 4; i++) await addKey(server, {});
});
afterAll(() => server.stop());

const linksOf = (answer: { json: { links: { href: string; rel: string }[] } }) =>
  answer.json.links.map(({ href, rel }) => `${rel} ${href.slice(href.indexOf('/apiKeys'))}`);

describe('the head of an answer', () => {
  it('has the recorded headers on success and on errors from inside the endpoint', async () => {
    for (const path of [keys, `${keys}?itemsPerPage=0`, `${keys}/${'0'.repeat(24)}`]) {
      const { headers } = await call('GET', path);
      expect(headers).toMatchObject({
        server: 'mdbws',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'strict-transport-security': 'max-age=31536000; includeSubdomains;',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-permitted-cross-domain-policies': 'none',
      });
      expect(headers['x-mongodb-service-version']).toMatch(/^gitHash=\S+; versionString=\S+$/);
      expect(headers['ratelimit-limit']).toMatch(/^\d+$/);
      expect(headers['ratelimit-remaining']).toMatch(/^\d+$/);
    }
  });
});

describe('a list', () => {
  it('has links, results and totalCount, compact and in this order', async () => {
    const { text, json } = await call('GET', `${keys}?includeCount=true&itemsPerPage=100&pageNum=1`);
    expect(text).toBe(JSON.stringify(json));
    expect(Object.keys(json)).toEqual(['links', 'results', 'totalCount']);
    expect(json.totalCount).toBe(5);
    const publicKeys = json.results.map(({ publicKey }: { publicKey: string }) => publicKey);
    expect(publicKeys).toEqual([...publicKeys].sort());
    expect(json.links).toEqual([
      {
        href: `${server.url}/api/atlas/v2${keys}?includeCount=true&pageNum=1&itemsPerPage=100`,
        rel: 'self',
      },
    ]);
  });

  it('is cut into pages that together are the list, with next and previous in the recorded form', async () => {
    const whole = (await call('GET', keys)).json.results;
    const pages = [1, 2, 3].map((pageNum) =>
      call('GET', `${keys}?includeCount=true&itemsPerPage=2&pageNum=${pageNum}`),
    );
    const [first, second, third] = await Promise.all(pages);
    if (!first || !second || !third) throw new Error('three pages were asked for');
    expect([first, second, third].flatMap(({ json }) => json.results)).toEqual(whole);
    expect(linksOf(first)).toEqual([
      'self /apiKeys?includeCount=true&pageNum=1&itemsPerPage=2',
      'next /apiKeys?includeCount=true&itemsPerPage=2&pageNum=2',
    ]);
    expect(linksOf(second)).toEqual([
      'self /apiKeys?includeCount=true&pageNum=2&itemsPerPage=2',
      'previous /apiKeys?includeCount=true&itemsPerPage=2&pageNum=1',
      'next /apiKeys?includeCount=true&itemsPerPage=2&pageNum=3',
    ]);
    expect(linksOf(third)).toEqual([
      'self /apiKeys?includeCount=true&pageNum=3&itemsPerPage=2',
      'previous /apiKeys?includeCount=true&itemsPerPage=2&pageNum=2',
    ]);
  });

  it('is empty past its end, up to the largest page number there is', async () => {
    for (const pageNum of ['4', '1000', '999999999999999']) {
      const answer = await call('GET', `${keys}?itemsPerPage=500&pageNum=${pageNum}`);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toMatchObject({ results: [], totalCount: 5 });
    }
  });

  it('says 0 for totalCount with includeCount=false, and does not look whether a page follows', async () => {
    const answer = await call('GET', `${keys}?includeCount=false&itemsPerPage=2`);
    expect(answer.json.totalCount).toBe(0);
    expect(answer.json.results).toHaveLength(2);
    expect(linksOf(answer)).toEqual(['self /apiKeys?includeCount=false&pageNum=1&itemsPerPage=2']);
  });

  it('takes blank and unknown query parameters and keeps them in its links, as they were sent', async () => {
    const answer = await call('GET', `${keys}?zebra=a%20b&name=&itemsPerPage=&pageNum=&apple=%C3%BC&`);
    expect(linksOf(answer)).toEqual([
      'self /apiKeys?zebra=a%20b&name=&apple=%C3%BC&pageNum=1&itemsPerPage=100',
    ]);
  });

  it.each(['pretty', 'envelope'])('refuses %s that is neither true nor false', async (flag) => {
    const answer = await call('GET', `${keys}?${flag}=maybe`);
    expect([answer.status, answer.json.errorCode, answer.json.parameters]).toEqual([
      400,
      'INVALID_QUERY_PARAMETER',
      [flag],
    ]);
    for (const text of ['', 'false', 'TRUE'])
      expect((await call('GET', `${keys}?${flag}=${text}`)).status).toBe(200);
  });

  it('takes the last of a repeated parameter', async () => {
    const answer = await call('GET', `${keys}?itemsPerPage=3&itemsPerPage=2`);
    expect(answer.json.results).toHaveLength(2);
  });

  it.each([
    ['itemsPerPage', '0'],
    ['itemsPerPage', '501'],
    ['itemsPerPage', '-1'],
    ['itemsPerPage', 'abc'],
    ['itemsPerPage', '1.5'],
    ['itemsPerPage', '1e2'],
    ['itemsPerPage', '9'.repeat(40)],
    ['pageNum', '-1'],
    ['pageNum', 'NaN'],
    ['pageNum', '0x10'],
    ['includeCount', 'maybe'],
    ['includeCount', '1'],
  ])('refuses %s=%s and names it', async (name, value) => {
    const answer = await call('GET', `${keys}?${name}=${value}`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      error: 400,
      errorCode: 'INVALID_QUERY_PARAMETER',
      parameters: [name],
      badRequestDetail: { fields: [{ field: name }] },
    });
  });

  it('names every wrong query parameter at once', async () => {
    const answer = await call('GET', `${keys}?itemsPerPage=0&pageNum=x&includeCount=y`);
    const fields = answer.json.badRequestDetail.fields.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['includeCount', 'itemsPerPage', 'pageNum']);
  });

  it('takes 1 and 500 items per page', async () => {
    expect((await call('GET', `${keys}?itemsPerPage=1`)).json.results).toHaveLength(1);
    expect((await call('GET', `${keys}?itemsPerPage=500`)).json.results).toHaveLength(5);
  });
});

describe('pretty and envelope', () => {
  it('pretty=true indents, with a blank on both sides of the colon', async () => {
    const answer = await call('GET', `${keys}/${server.first.apiKey.id}?pretty=true`);
    expect(answer.text).toContain(`{\n  "desc" : "First key, made by the first start",\n  "id" : "`);
    expect(answer.json.id).toBe(server.first.apiKey.id);
  });

  it('envelope=true wraps an object as content and status', async () => {
    const plain = await call('GET', `${keys}/${server.first.apiKey.id}`);
    const wrapped = await call('GET', `${keys}/${server.first.apiKey.id}?envelope=true`);
    expect(wrapped.json).toEqual({ content: plain.json, status: 200 });
  });

  it('envelope=true adds the status to a list', async () => {
    const wrapped = await call('GET', `${keys}?envelope=true`);
    expect(Object.keys(wrapped.json)).toEqual(['links', 'results', 'status', 'totalCount']);
    expect(wrapped.json.status).toBe(200);
  });

  it('both apply to refusals, even before the body is read', async () => {
    const wrapped = await call('GET', `${keys}/${'0'.repeat(24)}?envelope=true&pretty=true`);
    expect(wrapped.json.content.errorCode).toBe('API_KEY_NOT_FOUND');
    expect(wrapped.text).toContain('"errorCode" : ');
    const stranger = await call('GET', `/groups/${'0'.repeat(24)}/apiKeys?envelope=true`);
    expect(stranger.json).toMatchObject({ content: { errorCode: 'GROUP_NOT_FOUND' }, status: 404 });
  });

  it.each(['false', 'TRUE1', '', '1', 'yes'])('pretty=%s does not', async (value) => {
    expect((await call('GET', `${keys}?pretty=${value}`)).text).not.toContain('\n');
  });
});

describe('methods and paths', () => {
  it('HEAD answers the head of GET', async () => {
    const target = `/api/atlas/v2${keys}`;
    const get = await call('GET', keys);
    const challenge = await exchange(server.url, requestBytes('GET', target));
    const { publicKey, privateKey } = server.first.apiKey;
    const nonce = nonceOf(challenge.header('WWW-Authenticate'));
    const authorization = digestHeader({
      username: publicKey,
      password: privateKey,
      method: 'HEAD',
      uri: target,
      nonce,
    });
    const connection = await openConnection(server.url);
    connection.send(requestBytes('HEAD', target, { Accept: ATLAS, Authorization: authorization }));
    const head = await connection.answer({ head: true });
    expect(head.status).toBe(200);
    expect(head.header('Content-Length')).toBe(String(Buffer.byteLength(get.text)));
    expect(head.header('Content-Type')).toBe(get.headers['content-type']);
    connection.close();
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    '%s on a list is 405 with what the path takes',
    async (method) => {
      const answer = await call(method, keys);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST,GET,OPTIONS');
      expect(answer.text).toBe('');
      expect(answer.headers['x-sallyport-reason']).toBe(
        `This path does not take ${method}; it takes POST,GET,OPTIONS.`,
      );
    },
  );

  it('405 has the recorded headers: none of a body, and none about frames', async () => {
    const answer = await call('DELETE', '/groups/');
    expect([answer.status, answer.text, answer.headers.allow]).toEqual([405, '', 'POST,GET,OPTIONS']);
    expect(answer.headers['content-length']).toBe('0');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    for (const name of ['content-type', 'x-frame-options', 'x-error-code'])
      expect(answer.headers).not.toHaveProperty(name);
  });

  it.each([
    ['/groups/{G}/serviceAccounts/mdb_sa_id_000000000000000000000000:invite', 'PATCH'],
    ['/groups/{G}/serviceAccounts/mdb_sa_id_000000000000000000000000:invite', 'GET'],
    ['/groups/{G}:migrate', 'DELETE'],
    ['/orgs/{O}/users/000000000000000000000000:addRole', 'PATCH'],
    ['/groups/{G}/users/000000000000000000000000:removeRole', 'DELETE'],
    ['/orgs/{O}/teams/000000000000000000000000:addUser', 'GET'],
  ])('%s takes POST alone', async (template, method) => {
    const { orgId, groupId } = server.first;
    const path = template.replace('{G}', groupId).replace('{O}', orgId);
    const answer = await call(method, path, method === 'GET' ? {} : { body: {} });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST,OPTIONS']);
    const options = await call('OPTIONS', path);
    expect([options.status, options.headers.allow]).toEqual([204, 'POST,OPTIONS']);
  });

  it('OPTIONS tells the methods of a path, to who is known', async () => {
    const answer = await call('OPTIONS', `${keys}/${server.first.apiKey.id}`);
    expect([answer.status, answer.headers.allow]).toEqual([204, 'GET,PATCH,DELETE,OPTIONS']);
  });

  it.each([
    '/api/atlas/v2/no/such/path',
    '/api/atlas/v3/orgs',
    '/api/atlas/v1.5/orgs',
    '/api/private/nothing',
    '/api/atlas/v2/orgs/a/b/c/d/e',
  ])('%s is 404 and says so', async (path) => {
    const answer = await call('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({
      detail: `Cannot find resource ${path}.`,
      error: 404,
      errorCode: 'RESOURCE_NOT_FOUND',
      parameters: [path],
      reason: 'Not Found',
    });
  });

  it('a path below a project that is not there is 404 for the project, whatever is below it', async () => {
    const groupId = 'f'.repeat(24);
    for (const [method, below] of [
      ['GET', 'databaseUsers'],
      ['POST', 'flexClusters'],
      ['PUT', 'apiKeys'],
    ] as const) {
      const answer = await call(method, `/groups/${groupId}/${below}`);
      expect([answer.status, answer.json.errorCode, answer.json.parameters]).toEqual([
        404,
        'GROUP_NOT_FOUND',
        [groupId],
      ]);
      const there = await call(method, `/groups/${server.first.groupId}/${below}`);
      expect([there.status, there.json?.errorCode]).toEqual(
        below === 'apiKeys' ? [405, undefined] : [404, 'RESOURCE_NOT_FOUND'],
      );
    }
  });

  it('the default MongoDB version, and what is not there beside it, are for strangers too', async () => {
    const base = '/api/private/unauth';
    const version = await server.curl(`${base}/nds/defaultMongoDBMajorVersion`, { key: 'none' });
    expect([version.status, version.headers['content-type'], version.text]).toEqual([
      200,
      'text/plain',
      '8.0',
    ]);
    const nothing = await server.curl(`${base}/telemetry/events`, { key: 'none' });
    expect([nothing.status, nothing.json.errorCode]).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(nothing.headers).not.toHaveProperty('www-authenticate');
  });

  it('an address that cannot be decoded is 400, whatever the method', async () => {
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const answer = await call(method, `${keys}/%zz`);
      const expected = method === 'PUT' ? [405, undefined] : [400, 'INVALID_PATH_PARAMETER'];
      expect([answer.status, answer.json?.errorCode]).toEqual(expected);
    }
    expect((await call('GET', '/groups/%e0%a4%a/apiKeys')).json.errorCode).toBe('INVALID_PATH_PARAMETER');
  });

  it('a part of the path of 600 characters is 404', async () => {
    expect((await call('GET', `/orgs/${'a'.repeat(600)}/apiKeys`)).status).toBe(404);
  });

  it.each([
    ['organization', '/orgs/nonsense/apiKeys', 'orgId', 'INVALID_ORG_ID', 'GET'],
    ['organization in capitals', '/orgs/ABCDEFABCDEFABCDEFABCDEF/apiKeys', 'orgId', 'INVALID_ORG_ID'],
    ['project', '/groups/nonsense/apiKeys', 'groupId', 'INVALID_GROUP_ID'],
    ['API key', '/orgs/{O}/apiKeys/abcdwxyz', 'apiUserId', 'INVALID_KEY_ID'],
    ['API key of a project', '/groups/{G}/apiKeys/abcdwxyz', 'apiUserId', 'INVALID_KEY_ID', 'DELETE'],
    ['team', '/orgs/{O}/teams/nonsense', 'teamId', 'INVALID_TEAM_ID'],
    ['team of a project', '/groups/{G}/teams/nonsense', 'teamId', 'INVALID_TEAM_ID', 'DELETE'],
    ['user', '/users/nonsense', 'userId', 'INVALID_USER_ID'],
    ['user to get a role', '/orgs/{O}/users/nonsense:addRole', 'userId', 'INVALID_USER_ID', 'POST'],
    ['invitation', '/orgs/{O}/invites/nonsense', 'invitationId', undefined],
    ['event', '/groups/{G}/events/nonsense', 'eventId', undefined],
    [
      'secret',
      '/orgs/{O}/serviceAccounts/mdb_sa_id_000000000000000000000000/secrets/a%2Fb',
      'secretId',
      undefined,
      'DELETE',
    ],
    ['organization on the v1.0 wire', '/api/atlas/v1.0/orgs/nonsense', 'orgId', 'INVALID_ORG_ID'],
  ] as const)(
    'a path is malformed by what is no id: %s',
    async (_name, template, field, code, method = 'GET') => {
      const path = template.replace('{O}', server.first.orgId).replace('{G}', server.first.groupId);
      const answer = await call(method, path, { accept: 'application/vnd.atlas.2025-02-19+json' });
      const shown = decodeURIComponent(path.startsWith('/api/') ? path : `/api/atlas/v2${path}`);
      expect(answer.status, answer.text).toBe(400);
      expect(answer.json).toMatchObject({
        detail: `One or more path parameter in the request URI ${shown} is malformed.`,
        errorCode: 'PATH_PARAM_PARSE_ERROR',
        parameters: [shown],
      });
      const [violation, ...others] = answer.json.badRequestDetail.fields;
      expect([violation.field, others]).toEqual([field, []]);
      if (code) expect(violation.description).toContain(errorCatalogue[code].fix);
      else expect(violation.description).toContain('24 lower-case hexadecimal digits');
    },
  );

  it.each([['team by U+0000', '/orgs/{O}/teams/byName/%00', 400, 'INVALID_PATH_PARAMETER']])(
    'a %s cannot be named',
    async (_name, path, status, code) => {
      const answer = await call('GET', path.replace('{O}', server.first.orgId));
      expect([answer.status, answer.json.errorCode]).toEqual([status, code]);
    },
  );

  it('a slash at the end changes nothing', async () => {
    expect((await call('GET', `${keys}/`)).status).toBe(200);
  });
});

describe('a body', () => {
  const valid = { desc: 'made with a body', roles: ['ORG_MEMBER'] };
  const fieldsOf = (answer: { json: { badRequestDetail: { fields: { field: string }[] } } }) =>
    answer.json.badRequestDetail.fields.map(({ field }) => field).sort();

  it.each([
    ['that is cut off', '{"desc":"x"', 'MALFORMED_JSON'],
    ['that is no JSON', 'desc=x', 'MALFORMED_JSON'],
    ['with a comment', '{"desc":"x" /* y */}', 'MALFORMED_JSON'],
    ['with a raw line break in a string', '{"desc":"x\ny","roles":["ORG_MEMBER"]}', 'MALFORMED_JSON'],
    ['that is empty', '', 'INVALID_JSON'],
    ['of blanks', '  \n', 'INVALID_JSON'],
    ['that is an array', '[]', 'INVALID_JSON'],
    ['that is null', 'null', 'INVALID_JSON'],
    ['that is a string', '"desc"', 'INVALID_JSON'],
    ['with U+0000', '{"desc":"x\\u0000y","roles":["ORG_MEMBER"]}', 'VALIDATION_ERROR'],
    ['nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'BODY_TOO_DEEP'],
  ])('%s is 400', async (_name, body, code) => {
    const answer = await call('POST', keys, { body });
    expect([answer.status, answer.json.error, answer.json.errorCode]).toEqual([400, 400, code]);
  });

  it.each<[string, object, string, unknown[], string[]]>([
    ['an unknown attribute', { ...valid, color: 'red' }, 'INVALID_ATTRIBUTE', ['color'], ['color']],
    ['a missing attribute', { roles: valid.roles }, 'MISSING_ATTRIBUTE', ['desc'], ['desc']],
    ['a wrong type', { ...valid, desc: 5 }, 'INVALID_JSON_ATTRIBUTE', ['desc'], ['desc']],
    [
      'a wrong type deep inside',
      { ...valid, roles: [5] },
      'INVALID_JSON_ATTRIBUTE',
      ['roles.0'],
      ['roles.0'],
    ],
    ['null', { ...valid, roles: null }, 'INVALID_JSON_ATTRIBUTE', ['roles'], ['roles']],
  ])('with %s names it', async (_name, body, code, parameters, fields) => {
    const answer = await call('POST', keys, { body });
    expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    expect(answer.json.parameters).toEqual(parameters);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('with several violations names every one', async () => {
    const answer = await call('POST', keys, { body: { desc: '', roles: ['ORG_MEMBER', 5], one: 1, two: 2 } });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'VALIDATION_ERROR']);
    expect(fieldsOf(answer)).toEqual(['desc', 'one', 'roles.1', 'two']);
    for (const name of ['desc', 'one', 'roles.1', 'two']) expect(answer.json.detail).toContain(name);
  });

  it('cannot reach the prototype of anything', async () => {
    const body = '{"desc":"x","roles":["ORG_MEMBER"],"__proto__":{"admin":true}}';
    expect((await call('POST', keys, { body })).json.errorCode).toBe('INVALID_ATTRIBUTE');
  });

  it('keeps every character of a text', async () => {
    const desc = 'Zürich 🚢 "quotes" \\backslash \t tab \u202e \u2028 e\u0301';
    const created = await call('POST', keys, { body: { ...valid, desc } });
    expect(created.status, created.text).toBe(200);
    expect((await call('GET', `${keys}/${created.json.id}`)).json.desc).toBe(desc);
    await call('DELETE', `${keys}/${created.json.id}`);
  });

  it.each([
    ['the vendor type', { 'Content-Type': 'application/vnd.atlas.2023-01-01+json' }, 200],
    ['application/json with a charset', { 'Content-Type': 'application/json; charset=utf-8' }, 200],
    ["curl's own default", { 'Content-Type': 'application/x-www-form-urlencoded' }, 200],
    ['a type that is none', { 'Content-Type': 'garbage;;' }, 415],
  ])('is read as JSON with %s', async (_name, headers, status) => {
    const answer = await call('POST', keys, { body: valid, headers });
    expect(answer.status, answer.text).toBe(status);
    if (status === 415) expect(answer.json.errorCode).toBe('UNSUPPORTED_MEDIA_TYPE');
    else await call('DELETE', `${keys}/${answer.json.id}`);
  });

  it('is read in chunks, as `atlas api` sends it, and without a Content-Type', async () => {
    const target = `/api/atlas/v2${keys}`;
    const challenge = await exchange(server.url, requestBytes('POST', target, {}, '{}'));
    const { publicKey, privateKey } = server.first.apiKey;
    const nonce = nonceOf(challenge.header('WWW-Authenticate'));
    const send = async (nc: string, chunks: string[]) => {
      const authorization = digestHeader({
        username: publicKey,
        password: privateKey,
        method: 'POST',
        uri: target,
        nonce,
        nc,
      });
      const head = requestBytes('POST', target, {
        Accept: ATLAS,
        Authorization: authorization,
        'Transfer-Encoding': 'chunked',
      });
      const body = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
      return exchange(server.url, head, ...body, '0\r\n\r\n');
    };
    const created = await send('00000001', ['{"desc":"in ', 'chunks","roles"', ':["ORG_MEMBER"]}']);
    expect(created.status, created.body.toString()).toBe(200);
    expect(created.json().desc).toBe('in chunks');
    await call('DELETE', `${keys}/${created.json().id}`);
    const tooLarge = await send(
      '00000002',
      Array.from({ length: 20 }, () => 'x'.repeat(0xffff)),
    );
    expect([tooLarge.status, tooLarge.json().errorCode]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('that is not UTF-8 is no JSON the server would store', async () => {
    const target = `/api/atlas/v2${keys}`;
    const challenge = await exchange(server.url, requestBytes('POST', target, {}, '{}'));
    const { publicKey, privateKey } = server.first.apiKey;
    const nonce = nonceOf(challenge.header('WWW-Authenticate'));
    const authorization = digestHeader({
      username: publicKey,
      password: privateKey,
      method: 'POST',
      uri: target,
      nonce,
    });
    const body = Buffer.from('{"desc":"\xff\xfe","roles":["ORG_MEMBER"]}', 'latin1');
    const answer = await exchange(
      server.url,
      requestBytes('POST', target, {
        Accept: ATLAS,
        Authorization: authorization,
        'Content-Length': String(body.length),
      }),
      body,
    );
    expect([answer.status, answer.json().errorCode]).toEqual([400, 'MALFORMED_JSON']);
    expect(answer.json().badRequestDetail.fields).toEqual([{ description: 'is not UTF-8', field: 'body' }]);
  });

  it('larger than one MiB is 413, and the next call works', async () => {
    const answer = await call('POST', keys, { body: { ...valid, desc: 'x'.repeat(1_100_000) } });
    expect([answer.status, answer.json.errorCode]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(answer.json.detail).toBe(
      'The body of the request is larger than 1024 KiB. More is not read here.',
    );
    expect((await call('GET', keys)).status).toBe(200);
  });

  it.each(['GET', 'DELETE'])('is not needed on %s although a Content-Type is sent', async (method) => {
    const created = await call('POST', keys, { body: valid });
    const answer = await call(method, `${keys}/${created.json.id}`, { headers: { 'Content-Type': ATLAS } });
    expect([200, 204]).toContain(answer.status);
    if (method === 'GET') await call('DELETE', `${keys}/${created.json.id}`);
  });
});

describe('bytes that are no proper request', () => {
  it.each([
    ['words', 'hello world\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'MALFORMED_REQUEST'],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
      'MALFORMED_REQUEST',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'MALFORMED_REQUEST',
    ],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\n b\r\n\r\n', undefined, undefined],
    ['no Host', 'GET /api/atlas/v2/orgs HTTP/1.1\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    [
      'an address of 20,000 characters',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'headers of 20,000 characters',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
  ])('%s get an error with a body', async (_name, bytes, status, code) => {
    const answer = await exchange(server.url, bytes);
    const body = answer.json();
    expect(answer.header('Content-Type')).toBe('application/json');
    expect(body.error).toBe(answer.status);
    expect(answer.header('X-Error-Code')).toBe(body.errorCode);
    if (status !== undefined) expect([answer.status, body.errorCode]).toEqual([status, code]);
  });

  it('the server goes on after each of them', async () => {
    for (const bytes of [
      '\0\0\0\0',
      'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET http://%zz/nowhere HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      const connection = await openConnection(server.url);
      connection.send(bytes);
      expect((await connection.answer()).status).toBeGreaterThanOrEqual(400);
      connection.close();
    }
    expect((await call('GET', keys)).status).toBe(200);
  });

  it('two requests sent at once are answered in turn', async () => {
    const connection = await openConnection(server.url);
    const one = requestBytes('GET', `/api/atlas/v2${keys}`, { Accept: ATLAS });
    connection.send(one + requestBytes('GET', '/healthz') + one);
    expect((await connection.answer()).status).toBe(401);
    expect((await connection.answer()).status).toBe(200);
    expect((await connection.answer()).status).toBe(401);
    connection.close();
  });

  it('a client that hangs up in the middle of a body leaves nothing behind', async () => {
    const connection = await openConnection(server.url);
    connection.send(requestBytes('POST', `/api/atlas/v2${keys}`, { 'Content-Length': '1000' }), 'half');
    connection.close();
    expect((await call('GET', keys)).json.totalCount).toBe(5);
  });
});
