import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { TestServer } from './server.js';
import type { TestAccount } from './service-accounts.js';

export interface GuardedMcpServer {
  /** The endpoint, as a user gives it to a client. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What introspection answers (RFC 7662 section 2.2). */
interface Introspection {
  readonly active: boolean;
  readonly client_id?: string;
}

const METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';

/**
 * An MCP server of a team's own, with one tool, `whoami`. It names Sallyport as its authorization server (RFC 9728) and
 * asks it about every token, with an account of its own in the same organization.
 */
export async function startGuardedMcpServer(
  authorizationServer: TestServer,
  account: TestAccount,
): Promise<GuardedMcpServer> {
  async function clientOf(request: IncomingMessage): Promise<AuthInfo | undefined> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const credentials = Buffer.from(`${account.clientId}:${account.secret}`).toString('base64');
    const answer = await fetch(`${authorizationServer.url}/api/oauth/introspect`, {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ token }),
    });
    const { active, client_id } = (await answer.json()) as Introspection;
    return active && client_id !== undefined ? { token, clientId: client_id, scopes: [] } : undefined;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === METADATA_PATH)
      return sendJson(response, 200, {
        resource: url,
        authorization_servers: [authorizationServer.publicUrl],
        bearer_methods_supported: ['header'],
      });
    if (request.url !== '/mcp') return sendJson(response, 404, { error: 'not_found' });
    const auth = await clientOf(request);
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
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/mcp`;
  return {
    url,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function toolServer(): McpServer {
  const mcp = new McpServer({ name: 'a-team', version: '1.0.0' });
  mcp.registerTool('whoami', { description: 'Names the caller.' }, ({ authInfo }) => ({
    content: [{ type: 'text', text: authInfo?.clientId ?? 'nobody' }],
  }));
  return mcp;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
