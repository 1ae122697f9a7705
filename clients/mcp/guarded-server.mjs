import { once } from 'node:events';
import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { asOwner } from './accounts.mjs';

const METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';

/**
 * An MCP server of a team's own, with the tools `whoami` and `token-id`. It names Sallyport as its authorization server
 * (RFC 9728) and asks it about every token, with an account of its own in the same organization: the one of `env`.
 */
export async function startGuardedMcpServer(env) {
  const credentials = Buffer.from(`${env.MONGODB_ATLAS_CLIENT_ID}:${env.MONGODB_ATLAS_CLIENT_SECRET}`);

  async function callerOf(request) {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/api/oauth/introspect`, {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials.toString('base64')}` },
      body: new URLSearchParams({ token }),
    });
    const { active, aud, client_id, jti } = await answer.json();
    // A token for others that reached this server must not open it.
    return active && aud === url
      ? { token, clientId: client_id, scopes: [], extra: { tokenId: jti } }
      : undefined;
  }

  async function serve(request, response) {
    if (request.url === METADATA_PATH)
      return sendJson(response, 200, {
        resource: url,
        authorization_servers: [env.MONGODB_ATLAS_BASE_URL],
        bearer_methods_supported: ['header'],
      });
    if (request.url !== '/mcp') return sendJson(response, 404, { error: 'not_found' });
    const auth = await callerOf(request);
    if (auth === undefined) {
      response.setHeader('WWW-Authenticate', `Bearer resource_metadata="${origin}${METADATA_PATH}"`);
      return sendJson(response, 401, { error: 'invalid_token' });
    }
    // One server and transport for each request: without sessions they carry nothing from one to the next.
    const mcp = toolServer();
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    response.on('close', () => mcp.close());
    await mcp.connect(transport);
    await transport.handleRequest(Object.assign(request, { auth }), response);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  const url = `${origin}/mcp`;
  await defineApi(env, url);
  return {
    /** The endpoint, as a user gives it to a client. */
    url,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Has Sallyport know the URL, for which clients ask for their tokens (RFC 8707). */
async function defineApi(env, resource) {
  const organization = env.MONGODB_ATLAS_ORG_ID;
  const definition = { api: 'tools', organization, resource, routes: { 'POST /mcp': 'write' } };
  await asOwner(
    'POST',
    `/api/private/orgs/${organization}/guardedApis`,
    { definition: JSON.stringify(definition) },
    env,
  );
}

function toolServer() {
  const mcp = new McpServer({ name: 'a-team', version: '1.0.0' });
  const answer = (text) => ({ content: [{ type: 'text', text }] });
  mcp.registerTool('whoami', { description: 'Names the caller.' }, ({ authInfo }) =>
    answer(authInfo.clientId),
  );
  mcp.registerTool('token-id', { description: "Names the caller's token." }, ({ authInfo }) =>
    answer(authInfo.extra.tokenId),
  );
  return mcp;
}

function sendJson(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
