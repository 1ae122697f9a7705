import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as client2 from '@modelcontextprotocol/client';
import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { advance, deleteAccount, makeAccount } from './accounts.mjs';

const INFO = { name: 'a-program', version: '1.0.0' };
const URL_OF_MCP = new URL(process.env.MCP_URL);

/** Each package with its form of the same three parts. */
const PACKAGES = {
  '@modelcontextprotocol/sdk': { Client, ClientCredentialsProvider, StreamableHTTPClientTransport },
  '@modelcontextprotocol/client': client2,
};

for (const [name, parts] of Object.entries(PACKAGES))
  describe(name, () => {
    /** Connects as its documentation says: the address of the MCP server, the credentials and their issuer. */
    async function connect(test, account, expectedIssuer = process.env.MONGODB_ATLAS_BASE_URL) {
      const authProvider = new parts.ClientCredentialsProvider({ ...account, expectedIssuer });
      const client = new parts.Client(INFO);
      test.after(() => client.close());
      await client.connect(new parts.StreamableHTTPClientTransport(URL_OF_MCP, { authProvider }));
      return client;
    }

    const textOf = async (client, tool) => (await client.callTool({ name: tool })).content[0].text;

    it('finds the token endpoint from an MCP server and calls a tool', async (test) => {
      const account = await makeAccount();
      assert.equal(await textOf(await connect(test, account), 'whoami'), account.clientId);
    });

    it('uses one token for all its calls', async (test) => {
      const client = await connect(test, await makeAccount());
      const ids = [await textOf(client, 'token-id'), await textOf(client, 'token-id')];
      assert.equal(new Set(ids).size, 1);
    });

    it('says that a secret is wrong', async (test) => {
      const account = await makeAccount();
      const guess = { ...account, clientSecret: `${account.clientSecret}x` };
      await assert.rejects(connect(test, guess), /Invalid credentials provided\./);
    });

    it('says so at the next call when the account is deleted', async (test) => {
      const account = await makeAccount();
      const client = await connect(test, account);
      await deleteAccount(account);
      await assert.rejects(client.callTool({ name: 'whoami' }), /Invalid credentials provided\./);
    });

    it('gets another token when its own ends in the middle of a run, and goes on', async (test) => {
      const client = await connect(test, await makeAccount());
      const first = await textOf(client, 'token-id');
      await advance('61 minutes');
      assert.notEqual(await textOf(client, 'token-id'), first);
    });

    it('sends its secret to no server but the issuer that it was given', async (test) => {
      await assert.rejects(
        connect(test, await makeAccount(), 'http://127.0.0.1:1'),
        /issuer|authorization server mismatch/i,
      );
    });
  });
