import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { ask, bearer, callSallyport } from './ask.mjs';
import { ORDERS, PROXY, startWorld } from './world.mjs';

const { env } = process;
const OWNER = { user: env.MONGODB_ATLAS_PUBLIC_API_KEY, password: env.MONGODB_ATLAS_PRIVATE_API_KEY };
const TARGETS = [ORDERS, `${ORDERS}?express=1&q=a%20b%2Fc;d=1`, `${ORDERS}/?x=%C3%A9//../`];
const BODY = '{"item":"tea & milk","count":3}';

/** A body in the form of the wires, from every proxy. Those that are told by headers alone do not know the parameters. */
function isError(text, { status, code, reason }) {
  const { detail, parameters, ...error } = JSON.parse(text);
  assert.ok(detail.length > 10, text);
  assert.ok(Array.isArray(parameters), text);
  assert.deepEqual(error, { error: status, errorCode: code, reason });
}

describe(PROXY, () => {
  let world;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  const last = () => {
    const { method, target, body } = world.upstream.last();
    return { method, target, body };
  };

  async function curl(target, { key = OWNER, args = [] } = {}) {
    const usual = ['--silent', '--show-error', '--path-as-is', '--globoff', '--max-time', '20'];
    const { stdout } = await runProgram('curl', [
      ...usual,
      '--digest',
      '--user',
      `${key.user}:${key.password}`,
      '--write-out',
      '\n%{http_code}',
      ...args,
      `${world.url}${target}`,
    ]);
    return Number(stdout.split('\n').at(-1));
  }

  for (const target of TARGETS)
    it(`curl --digest reads ${target.replace(ORDERS, '…')}`, async () => {
      assert.equal(await curl(target), 200);
      assert.deepEqual(last(), { method: 'GET', target, body: '' });
    });

  it('curl --digest sends a body', async () => {
    assert.equal(await curl(ORDERS, { args: ['--data', BODY] }), 200);
    assert.deepEqual(last(), { method: 'POST', target: ORDERS, body: BODY });
  });

  it('curl --digest sends a body in chunks', async () => {
    const args = ['--request', 'POST', '--header', 'Transfer-Encoding: chunked', '--data', BODY];
    assert.equal(await curl(ORDERS, { args }), 200);
    assert.equal(last().body, BODY);
  });

  it('curl --digest with a wrong key is refused', async () => {
    const count = world.upstream.requests.length;
    assert.equal(await curl(ORDERS, { key: { ...OWNER, password: 'wrong' } }), 401);
    assert.equal(world.upstream.requests.length, count);
  });

  for (const [method, target, body] of [
    ['GET', TARGETS[1], ''],
    ['POST', `${ORDERS}?a=b%26c`, BODY],
  ]) {
    it(`requests of Python sends ${method} by Digest`, async () => {
      const program = `import os, sys, requests
from requests.auth import HTTPDigestAuth
auth = HTTPDigestAuth(os.environ['MONGODB_ATLAS_PUBLIC_API_KEY'], os.environ['MONGODB_ATLAS_PRIVATE_API_KEY'])
session = requests.Session()
for _ in range(2):
    answer = session.request(sys.argv[1], sys.argv[2], data=sys.argv[3], auth=auth)
print(answer.status_code)`;
      const args = ['-c', program, method, `${world.url}${target}`, body];
      const { output } = await runProgram(env.PYTHON, args, { env: credentials });
      assert.equal(output.trim(), '200');
      assert.deepEqual(last(), { method, target, body });
    });

    it(`the Go client sends ${method} by Digest`, async () => {
      const args = [method, `${world.url}${target}`, body];
      const { output } = await runProgram(env.GO_CLIENT, args, { env: credentials });
      assert.equal(output.split('\n')[0], '200', output);
      assert.deepEqual(last(), { method, target, body });
    });
  }

  it('a bearer token passes, and the API is told whose it is and not what it is', async () => {
    const { status } = await ask(world, { target: ORDERS, headers: await bearer() });
    assert.equal(status, 200);
    const { headers } = world.upstream.last();
    assert.equal(headers['x-sallyport-caller'], `serviceaccount/${env.MONGODB_ATLAS_CLIENT_ID}`);
    assert.equal(headers['x-sallyport-organization'], env.MONGODB_ATLAS_ORG_ID);
    assert.equal(headers['x-sallyport-project'], env.MONGODB_ATLAS_PROJECT_ID);
    assert.equal(headers['x-sallyport-route'], 'GET /v2/projects/{projectId}/orders');
    assert.equal(headers['x-sallyport-permission'], 'orders.read');
    assert.equal(headers['x-sallyport-address'], '127.0.0.1');
    assert.equal(headers['x-sallyport-token'], '-');
    assert.match(headers['x-sallyport-decision'], /^[0-9a-f]{12}-/);
    assert.equal(headers.authorization, undefined);
    assert.equal(headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(headers['x-forwarded-proto'], 'http');
  });

  it('who brings nothing is challenged, and told why', async () => {
    const { status, headers, text } = await ask(world, { target: ORDERS });
    assert.equal(status, 401);
    assert.match(headers['www-authenticate'], /^Digest realm="MMS Public API", /);
    assert.equal(headers['www-authenticate'].split('Digest ').length, 2);
    assert.equal(headers['x-sallyport-reason'], 'NOT_AUTHENTICATED');
    isError(text, { status, code: 'NOT_AUTHENTICATED', reason: 'Unauthorized' });
    // So that it does not run into the prompt of a shell.
    assert.match(text, /}\n$/);
  });

  it('a missing permission and an unknown route are refused with their reasons', async () => {
    const key = await makeKey(['GROUP_SHOP_CLERK']);
    assert.equal(await curl(ORDERS, { key }), 200);
    const output = ['--output', '/dev/null', '--dump-header', '-'];
    const refund = await runProgram('curl', [
      ...['--silent', '--digest', '--user', `${key.user}:${key.password}`, ...output],
      ...['--request', 'POST', `${world.url}${ORDERS}/17/refund`],
    ]);
    const answer = refund.output.split('\r\n\r\n').at(-2);
    assert.match(answer, /^HTTP\/1\.1 403/m);
    assert.match(answer, /^x-sallyport-reason: PERMISSION_MISSING\r?$/im);
    assert.match(answer, /^x-sallyport-accepted-permissions: shop\/orders\.refund\r?$/im);
    assert.match(answer, /^x-sallyport-detail: shop\/orders\.refund is needed in project /im);
    const unknown = await ask(world, { method: 'PUT', target: '/nothing', headers: await bearer() });
    assert.equal(unknown.status, 403);
    isError(unknown.text, { status: 403, code: 'ROUTE_NOT_GUARDED', reason: 'Forbidden' });
  });

  it('a limit is answered 429 with when to come again', async () => {
    const asked = { target: ORDERS.replace('orders', 'limited'), headers: await bearer() };
    await ask(world, asked);
    const { status, headers, text } = await ask(world, asked);
    assert.equal(status, 429);
    assert.ok(Number(headers['retry-after']) > 0);
    isError(text, { status, code: 'RATE_LIMITED', reason: 'Too Many Requests' });
  });

  it('a key that was revoked is refused at the next request', async () => {
    const key = await makeKey(['GROUP_SHOP_CLERK']);
    assert.equal(await curl(ORDERS, { key }), 200);
    await callSallyport('DELETE', `/orgs/${env.MONGODB_ATLAS_ORG_ID}/apiKeys/${key.id}`);
    const count = world.upstream.requests.length;
    assert.equal(await curl(ORDERS, { key }), 401);
    assert.equal(world.upstream.requests.length, count);
  });
});

const credentials = {
  MONGODB_ATLAS_PUBLIC_API_KEY: OWNER.user,
  MONGODB_ATLAS_PRIVATE_API_KEY: OWNER.password,
};

async function makeKey(roles) {
  const made = await callSallyport('POST', `/groups/${env.MONGODB_ATLAS_PROJECT_ID}/apiKeys`, {
    desc: 'a caller of the shop',
    roles,
  });
  return { id: made.id, user: made.publicKey, password: made.privateKey };
}
