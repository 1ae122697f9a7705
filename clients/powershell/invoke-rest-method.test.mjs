import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openSession, readChallenge } from './invoke-rest-method.mjs';

const { env } = process;
const OWNER = { publicKey: env.MONGODB_ATLAS_PUBLIC_API_KEY, privateKey: env.MONGODB_ATLAS_PRIVATE_API_KEY };
const ORG = `/api/atlas/v2/orgs/${env.MONGODB_ATLAS_ORG_ID}`;
const KEYS = `${ORG}/apiKeys`;

async function open(test, key = OWNER) {
  const session = await openSession(key);
  test.after(() => session.close());
  return session;
}

async function makeReader(owner) {
  const { body } = await owner.call('POST', KEYS, { desc: 'of a test', roles: ['ORG_READ_ONLY'] });
  return body;
}

it('reads the challenge to its end, its empty domain too', async (test) => {
  const { challenge } = await (await open(test)).send('GET', ORG);
  const { nonce, ...rest } = readChallenge(challenge);
  assert.match(nonce, /^[\w+/]{32}$/);
  assert.deepEqual(rest, {
    realm: 'MMS Public API',
    domain: '',
    algorithm: 'MD5',
    qop: 'auth',
    stale: 'false',
  });
});

it('is challenged with each call of a session, over one connection', async (test) => {
  const session = await open(test);
  for (let call = 0; call < 3; call++) {
    const { status, sent } = await session.call('GET', ORG);
    assert.deepEqual([status, sent.length, sent[0]], [200, 2, undefined]);
  }
});

it('sends a body twice, and makes, changes and deletes', async (test) => {
  const session = await open(test);
  const made = await session.call('POST', KEYS, { desc: 'Schlüssel', roles: ['ORG_MEMBER'] });
  assert.deepEqual([made.status, made.body.desc], [200, 'Schlüssel']);
  const one = `${KEYS}/${made.body.id}`;
  assert.equal((await session.call('PATCH', one, { desc: 'changed' })).body.desc, 'changed');
  assert.equal((await session.call('DELETE', one)).status, 204);
});

it('signs the query with its escapes', async (test) => {
  const { status, body } = await (await open(test)).call(
    'GET',
    '/api/atlas/v2/orgs?name=%C3%84%20%26%20B&pretty=true',
  );
  assert.deepEqual([status, body.totalCount], [200, 0]);
});

it('is told that a nonce is stale when its one count was used', async (test) => {
  const session = await open(test);
  const { sent } = await session.call('GET', ORG);
  const { status, challenge } = await session.send('GET', ORG, sent[1]);
  assert.deepEqual([status, readChallenge(challenge).stale], [401, 'true']);
});

it('gets a role refusal after one challenge', async (test) => {
  const reader = await open(test, await makeReader(await open(test)));
  const { status, body, sent } = await reader.call('POST', KEYS, { desc: 'no', roles: ['ORG_OWNER'] });
  assert.deepEqual([status, body.errorCode, sent.length], [401, 'USER_UNAUTHORIZED', 2]);
});

it('gets the address that is not on the access list', async (test) => {
  const owner = await open(test);
  const key = await makeReader(owner);
  await owner.call('POST', `${KEYS}/${key.id}/accessList`, [{ ipAddress: '203.0.113.7' }]);
  const { status, body } = await (await open(test, key)).call('GET', ORG);
  assert.deepEqual(
    [status, body.errorCode, body.parameters],
    [403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', ['127.0.0.1']],
  );
});

it('stops when the key is deleted', async (test) => {
  const owner = await open(test);
  const key = await makeReader(owner);
  await owner.call('DELETE', `${KEYS}/${key.id}`);
  const { status, sent } = await (await open(test, key)).call('GET', ORG);
  assert.deepEqual([status, sent.length], [401, 2]);
});
