import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as client2 from '@modelcontextprotocol/client';
import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { advance, asOwner, deleteAccount, makeAccount } from '../mcp/accounts.mjs';
import { withKey } from './guarded-tools.mjs';

const { env } = process;
const INFO = { name: 'a-program', version: '1.0.0' };
const DOCUMENT = '/.well-known/oauth-protected-resource/mcp';
const CLERK = ['ORG_TOOLS_CLERK'];
const REVISION = '2026-07-28';

/** A client that says in its headers what it calls, as of the revision of July 2026. */
const current = {
  ...client2,
  Client: class extends client2.Client {
    constructor(info) {
      super(info, { versionNegotiation: { mode: 'auto' } });
    }
  },
};
const older = { Client, ClientCredentialsProvider, StreamableHTTPClientTransport };

/** Connects with a service account, or with headers that are the same in all its requests. */
async function connect(test, parts, { account, headers, url = env.MCP_URL }) {
  const authProvider =
    account &&
    new parts.ClientCredentialsProvider({ ...account, expectedIssuer: env.MONGODB_ATLAS_BASE_URL });
  const client = new parts.Client(INFO);
  test.after(() => client.close());
  const options = { ...(authProvider && { authProvider }), ...(headers && { requestInit: { headers } }) };
  await client.connect(new parts.StreamableHTTPClientTransport(new URL(url), options));
  return client;
}

async function call(client, name, order = 'order 17') {
  const args = name === 'who_calls' ? {} : { order };
  return (await client.callTool({ name, arguments: args })).content[0].text;
}

/** A message of MCP without a client, and what came back. */
async function post(headers, { method = 'tools/call', name = 'look_up_order', body = {} } = {}) {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': REVISION,
    'io.modelcontextprotocol/clientInfo': INFO,
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const answer = await fetch(env.MCP_URL, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      'MCP-Protocol-Version': REVISION,
      'Mcp-Method': method,
      'Mcp-Name': name,
      ...headers,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method,
      params: { name, arguments: { order: 'order 17' }, _meta: meta },
      ...body,
    }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function tokenOf({ clientId, clientSecret }, resource = env.MCP_URL) {
  const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/api/oauth/token`, {
    method: 'POST',
    headers: { Authorization: basic(clientId, clientSecret) },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(resource && { resource }) }),
  });
  const { access_token: token } = await answer.json();
  assert.ok(token, `no access token: ${answer.status}`);
  return token;
}

const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const bearer = (token) => ({ Authorization: `Bearer ${token}` });

describe('tools with permissions, called by @modelcontextprotocol/client', () => {
  it('are listed and called by who may, and the server is told who that is', async (test) => {
    const account = await makeAccount(CLERK);
    const client = await connect(test, current, { account });
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), ['look_up_order', 'refund_order', 'who_calls']);
    assert.equal(await call(client, 'look_up_order'), 'order 17 is open');
    // Nothing that proves who calls gets to the server.
    assert.equal(await call(client, 'who_calls'), `serviceaccount/${account.clientId} tools.use`);
  });

  it('are refused with the reason where the permission is missing, and the client goes on', async (test) => {
    const client = await connect(test, current, { account: await makeAccount(CLERK) });
    await assert.rejects(
      call(client, 'refund_order'),
      /tools\/orders\.refund is needed in .*ORG_TOOLS_MANAGER or ORG_OWNER have it/,
    );
    assert.equal(await call(client, 'look_up_order'), 'order 17 is open');
    const manager = await connect(test, current, { account: await makeAccount(['ORG_TOOLS_MANAGER']) });
    assert.equal(await call(manager, 'refund_order'), 'order 17 was refunded');
  });

  it('take a new token by themselves when the one before has expired', async (test) => {
    const account = await makeAccount(CLERK);
    const client = await connect(test, current, { account });
    assert.equal(await call(client, 'look_up_order'), 'order 17 is open');
    const token = await tokenOf(account);
    assert.equal((await post(bearer(token))).status, 200);
    await advance('61 minutes');
    const refused = await post(bearer(token));
    assert.equal(refused.status, 401);
    assert.equal(
      refused.headers.get('www-authenticate'),
      `Bearer resource_metadata="${new URL(DOCUMENT, env.MCP_URL)}", error="invalid_token"`,
    );
    assert.equal(JSON.parse(refused.text).errorCode, 'TOKEN_INVALID');
    assert.equal(await call(client, 'look_up_order'), 'order 17 is open');
  });

  it('are shut at the next request when the account is deleted', async (test) => {
    const account = await makeAccount(CLERK);
    const client = await connect(test, current, { account });
    const token = await tokenOf(account);
    assert.equal(await call(client, 'look_up_order'), 'order 17 is open');
    await deleteAccount(account);
    assert.equal((await post(bearer(token))).status, 401);
    await assert.rejects(call(client, 'look_up_order'), /Invalid credentials provided\./);
  });

  it('are open to who can send one fixed header alone', async (test) => {
    const account = await makeAccount(CLERK);
    const key = await asOwner('POST', `/api/atlas/v2/orgs/${env.MONGODB_ATLAS_ORG_ID}/apiKeys`, {
      desc: 'an agent',
      roles: CLERK,
    });
    for (const [headers, caller] of [
      [bearer(account.clientSecret), `serviceaccount/${account.clientId}`],
      [{ 'X-API-Key': `${key.publicKey}:${key.privateKey}` }, `apikey/${key.publicKey}`],
      [{ Authorization: basic(key.publicKey, key.privateKey) }, `apikey/${key.publicKey}`],
    ]) {
      const client = await connect(test, current, { headers });
      assert.equal(await call(client, 'who_calls'), `${caller} tools.use`);
      await assert.rejects(call(client, 'refund_order'), /tools\/orders\.refund is needed/);
    }
    const wrong = bearer(`${account.clientSecret.slice(0, -4)}AAAA`);
    // The client tells the status alone.
    await assert.rejects(connect(test, current, { headers: wrong }), /HTTP 401/);
    assert.equal(JSON.parse((await post(wrong)).text).errorCode, 'TOKEN_INVALID');
  });
});

describe('the MCP server behind nginx', () => {
  it('takes no token that was asked for another API, nor one for all', async () => {
    const account = await makeAccount(CLERK);
    for (const resource of [env.OLDER_MCP_URL, undefined]) {
      const { status, text } = await post(bearer(await tokenOf(account, resource ?? '')));
      assert.deepEqual([status, JSON.parse(text).errorCode], [401, 'TOKEN_NOT_FOR_THIS_API']);
    }
  });

  it('says nothing of scopes where a permission is missing', async () => {
    const token = await tokenOf(await makeAccount(CLERK));
    const { status, headers, text } = await post(bearer(token), { name: 'refund_order' });
    assert.equal(status, 403);
    assert.equal(headers.get('www-authenticate'), null);
    assert.equal(headers.get('x-sallyport-accepted-permissions'), 'tools/orders.refund');
    assert.equal(JSON.parse(text).errorCode, 'PERMISSION_MISSING');
    assert.doesNotMatch(text, /insufficient_scope/);
  });

  it('is described to everybody, whatever they bring', async () => {
    const url = new URL(DOCUMENT, env.MCP_URL);
    for (const headers of [{}, bearer('nothing'), { 'X-Sallyport-Caller': 'somebody' }]) {
      const answer = await fetch(url, { headers });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.deepEqual(await answer.json(), {
        resource: env.MCP_URL,
        authorization_servers: [env.MONGODB_ATLAS_BASE_URL],
        bearer_methods_supported: ['header'],
        resource_name: 'Order tools',
      });
    }
    assert.equal((await fetch(new URL('/.well-known/other', env.MCP_URL))).status, 401);
  });

  it('refuses a body that calls another tool than the headers say', async () => {
    const token = await tokenOf(await makeAccount(CLERK));
    const meta = { _meta: { 'io.modelcontextprotocol/protocolVersion': REVISION } };
    const params = { name: 'refund_order', arguments: { order: 'order 17' }, ...meta };
    for (const body of [{ params }, { params: { ...params, _meta: undefined } }]) {
      const { status, text } = await post(bearer(token), { body });
      assert.equal(status, 400, text);
    }
    const { status } = await post(bearer(token), {
      method: 'tools/list',
      body: { method: 'tools/call', params },
    });
    assert.equal(status, 400);
  });

  for (const [name, parts] of [
    ['@modelcontextprotocol/sdk', older],
    ['@modelcontextprotocol/client as it is by itself', client2],
  ])
    it(`tells ${name} that it is of an older revision, and serves it where tools have no permissions`, async (test) => {
      const account = await makeAccount(['ORG_OWNER']);
      await assert.rejects(
        connect(test, parts, { account }),
        /The header MCP-Protocol-Version has to be 2026-07-28 or later/,
      );
      const client = await connect(test, parts, { account, url: env.OLDER_MCP_URL });
      assert.equal(await call(client, 'refund_order'), 'order 17 was refunded');
      const reader = await makeAccount(['ORG_READ_ONLY']);
      await assert.rejects(
        connect(test, parts, { account: reader, url: env.OLDER_MCP_URL }),
        /older-tools\/write is needed/,
      );
    });

  for (const [gate, url] of [
    ['tools', env.MCP_URL],
    ['older-tools', env.OLDER_MCP_URL],
  ])
    it(`passes guard doctor at the gate ${gate}`, async () => {
      const args = ['guard', 'doctor', '--gate', gate, '--url', new URL(url).origin, '--output', 'json'];
      const { status, stdout, output } = await runProgram(
        process.execPath,
        [`${ROOT}packages/server/dist/main.js`, ...args],
        { env: { ...withKey(env), NODE_EXTRA_CA_CERTS: env.NODE_EXTRA_CA_CERTS } },
      );
      assert.equal(status, 0, output);
      const findings = JSON.parse(stdout).findings;
      const found = findings.find(({ check }) => check === 'resource metadata');
      assert.deepEqual(
        [found.state, found.detail],
        ['ok', `GET ${DOCUMENT} is served to everybody, and names ${url}`],
      );
    });
});
