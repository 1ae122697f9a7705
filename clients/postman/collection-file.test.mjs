import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import newman from 'newman';

const { env } = process;
const FILE = new URL('../../examples/postman/sallyport.postman_collection.json', import.meta.url);
const collection = JSON.parse(readFileSync(FILE, 'utf8'));

/** What its README tells to fill in, and nothing else. */
const filledIn = {
  baseUrl: env.MONGODB_ATLAS_BASE_URL,
  publicKey: env.MONGODB_ATLAS_PUBLIC_API_KEY,
  privateKey: env.MONGODB_ATLAS_PRIVATE_API_KEY,
  clientId: env.MONGODB_ATLAS_CLIENT_ID,
  clientSecret: env.MONGODB_ATLAS_CLIENT_SECRET,
  orgId: env.MONGODB_ATLAS_ORG_ID,
  groupId: env.MONGODB_ATLAS_PROJECT_ID,
};

/** Sends those of the collection that are wanted, and resolves with the status and body of each by its name. */
async function send(isWanted) {
  const item = collection.item.flatMap((folder) => folder.item).filter(isWanted);
  const envVar = Object.entries(filledIn).map(([key, value]) => ({ key, value }));
  const summary = await new Promise((resolve, reject) => {
    newman.run({ collection: { ...collection, item }, envVar, reporters: [] }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
  return new Map(
    summary.run.executions.map(({ item: { name }, response }) => [
      name,
      { status: response?.code, text: response?.text() },
    ]),
  );
}

const pathOf = ({ request }) => request.url.path.join('/');
const isKnown = ({ request }) => request.url.variable.every(({ value }) => value.startsWith('{{'));

it('reads everything of an organization and a project once the variables are filled in', async (test) => {
  const answers = await send(
    (one) => one.request.method === 'GET' && pathOf(one).startsWith('api/atlas/v2') && isKnown(one),
  );
  assert.ok(answers.size > 25, `only ${answers.size} requests`);
  for (const [name, { status, text }] of answers)
    await test.test(name, () => assert.equal(status, 200, text));
});

it('creates an API key, and gets a token', async () => {
  const answers = await send(
    (one) =>
      one.request.method === 'POST' &&
      ['api/atlas/v2/orgs/:orgId/apiKeys', 'api/oauth/token'].includes(pathOf(one)),
  );
  assert.deepEqual(
    [...answers.values()].map(({ status }) => status),
    [200, 200],
  );
});

it('asks for a version of every operation of the Atlas API, in deletions too', () => {
  const requests = collection.item.flatMap((folder) => folder.item);
  for (const { name, request } of requests.filter((one) => pathOf(one).startsWith('api/atlas/v2/')))
    assert.match(
      request.header.find(({ key }) => key === 'Accept')?.value ?? '',
      /^application\/vnd\.atlas\./,
      name,
    );
});
