import assert from 'node:assert/strict';
import { it } from 'node:test';
import { importDocument, pathOf, requestsOf, send } from './collection.mjs';

const { env } = process;
const collection = await importDocument();
const requests = requestsOf(collection).filter((each) => pathOf(each).startsWith('/api/atlas/v2'));
const find = (method, path) =>
  requestsOf(collection).find((each) => each.request.method === method && pathOf(each) === path);

const known = {
  orgId: env.MONGODB_ATLAS_ORG_ID,
  groupId: env.MONGODB_ATLAS_PROJECT_ID,
  clientId: env.MONGODB_ATLAS_CLIENT_ID,
};

/** The requests that read, and whose path variables are all known; `wanted` is one of these when it is given. */
const reads = (variables, wanted) =>
  requests.filter(({ request }) => {
    const names = request.url.variable.map(({ key }) => key);
    return (
      request.method === 'GET' &&
      names.every((name) => name in variables) &&
      (wanted === undefined || names.includes(wanted))
    );
  });

async function idOf(path) {
  const [answer] = await send(collection, [find('GET', path)], known);
  return answer.body.results[0].id;
}

it('sends each reading request of an organization and a project with Digest', async (test) => {
  const answers = await send(collection, reads(known), known);
  assert.ok(answers.length > 25, `only ${answers.length} requests`);
  for (const { name, status, body } of answers)
    await test.test(name, () => assert.equal(status, 200, JSON.stringify(body)));
});

it('sends each reading request of an API key', async (test) => {
  const variables = { ...known, apiUserId: await idOf('/api/atlas/v2/orgs/:orgId/apiKeys') };
  for (const { name, status, body } of await send(collection, reads(variables, 'apiUserId'), variables))
    await test.test(name, () => assert.equal(status, 200, JSON.stringify(body)));
});

it('creates an API key with the body that the collection proposes', async () => {
  const create = find('POST', '/api/atlas/v2/orgs/:orgId/apiKeys');
  const [{ status, body }] = await send(collection, [create], known);
  assert.equal(status, 200, JSON.stringify(body));
  assert.match(body.publicKey, /^[a-z]{8}$/);
});

it('gets an access token by Basic and reads with it', async () => {
  const [minted] = await send(collection, [find('POST', '/api/oauth/token')], known);
  assert.equal(minted.status, 200, JSON.stringify(minted.body));
  const bearer = [{ key: 'token', value: minted.body.access_token }];
  const read = [find('GET', '/api/atlas/v2/orgs/:orgId')];
  const [answer] = await send(collection, read, known, { type: 'bearer', bearer });
  assert.deepEqual([answer.status, answer.body.id], [200, env.MONGODB_ATLAS_ORG_ID]);
});
