import * as client2 from '@modelcontextprotocol/client';
import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type GuardedMcpServer, startGuardedMcpServer } from '../support/mcp-server.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, type TestAccount } from '../support/service-accounts.js';

let server: TestServer;
let mcp: GuardedMcpServer;
beforeAll(async () => {
  server = await startTestServer();
  mcp = await startGuardedMcpServer(server, await createAccount(server));
});
afterAll(async () => {
  await mcp.stop();
  await server.stop();
});

/** What the two packages' clients have in common. */
interface McpClient {
  callTool(call: { name: string }): Promise<object>;
  close(): Promise<void>;
}

const INFO = { name: 'a-program', version: '1.0.0' };

/** Each connects as its documentation says: the address of the MCP server and the credentials, nothing else. */
const CLIENTS = {
  async '@modelcontextprotocol/sdk'({ clientId, secret }: TestAccount): Promise<McpClient> {
    const authProvider = new ClientCredentialsProvider({
      clientId,
      clientSecret: secret,
      expectedIssuer: server.publicUrl,
    });
    const client = new Client(INFO);
    await client.connect(new StreamableHTTPClientTransport(new URL(mcp.url), { authProvider }));
    return client;
  },
  async '@modelcontextprotocol/client'({ clientId, secret }: TestAccount): Promise<McpClient> {
    const authProvider = new client2.ClientCredentialsProvider({
      clientId,
      clientSecret: secret,
      expectedIssuer: server.publicUrl,
    });
    const client = new client2.Client(INFO);
    await client.connect(new client2.StreamableHTTPClientTransport(new URL(mcp.url), { authProvider }));
    return client;
  },
};

const tokensOf = ({ secretId }: TestAccount) =>
  server.services.store.reader
    .selectFrom('access_tokens')
    .select('id')
    .where('secret_id', '=', secretId)
    .execute();

describe.each(Object.keys(CLIENTS) as (keyof typeof CLIENTS)[])('%s', (name) => {
  async function connect(account: TestAccount): Promise<McpClient> {
    const client = await CLIENTS[name](account);
    onTestFinished(() => client.close());
    return client;
  }

  it('finds the token endpoint from an MCP server and calls a tool, twice with one token', async () => {
    const account = await createAccount(server);
    const client = await connect(account);
    for (let call = 0; call < 2; call++)
      expect(await client.callTool({ name: 'whoami' })).toMatchObject({
        content: [{ type: 'text', text: account.clientId }],
      });
    expect(await tokensOf(account)).toHaveLength(1);
  });

  it('says that a secret is wrong', async () => {
    const account = await createAccount(server);
    const guess = { ...account, secret: `${account.secret}x` };
    await expect(connect(guess)).rejects.toThrow('Invalid credentials provided.');
  });

  it('says so at the next call when the account is deleted', async () => {
    const account = await createAccount(server);
    const client = await connect(account);
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`;
    expect((await server.curl(path, { method: 'DELETE' })).status).toBe(204);
    await expect(client.callTool({ name: 'whoami' })).rejects.toThrow('Invalid credentials provided.');
  });
});
