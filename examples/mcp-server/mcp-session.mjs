import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('node_modules/mongodb-mcp-server/dist/index.js', import.meta.url));
/** Of the Model Context Protocol; the server takes it up. */
const PROTOCOL_VERSION = '2025-06-18';

/**
 * Starts the MongoDB MCP server as MCP clients do and greets it: JSON-RPC 2.0 over its standard input and output, a
 * message a line. `target` says where Sallyport is (`url`), whose certificate authority to trust (`caFile`), and as
 * which service account to call (`clientId`, `clientSecret`); `env` is added to the MCP server's environment.
 */
export async function startMcpSession({ url, caFile, clientId, clientSecret }, env = {}) {
  const child = spawn(process.execPath, [SERVER], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MDB_MCP_API_BASE_URL: `${url}/`,
      MDB_MCP_API_CLIENT_ID: clientId,
      MDB_MCP_API_CLIENT_SECRET: clientSecret,
      MDB_MCP_TELEMETRY: 'disabled',
      // Its HTTP library reads the system's authorities from here; Node's own fetch, which it uses too, from there.
      SSL_CERT_FILE: caFile,
      NODE_EXTRA_CA_CERTS: caFile,
      ...env,
    },
  });
  const waiting = new Map();
  let lastId = 0;
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => {
      for (const { reject } of waiting.values()) reject(new Error(`the MCP server ended: ${code ?? signal}`));
      resolve(code ?? signal);
    });
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id, result, error } = JSON.parse(line);
    const call = waiting.get(id);
    if (call === undefined) return;
    waiting.delete(id);
    if (error === undefined) call.resolve(result);
    else call.reject(new Error(error.message));
  });

  const send = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

  /** Resolves with the result of a method; rejects when the server answers with an error, or ends. */
  function request(method, params = {}) {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ id, method, params });
    });
  }

  const { serverInfo } = await request('initialize', {
    protocolVersion: PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: 'sallyport-example', version: '0.1.0' },
  });
  send({ method: 'notifications/initialized' });
  return {
    serverInfo,
    request,
    /** Calls a tool and resolves with what it found; rejects with its words when it failed. */
    async callTool(name, toolArguments = {}) {
      const result = await request('tools/call', { name, arguments: toolArguments });
      const words = result.content.map(({ text }) => text).join('\n');
      if (result.isError) throw new Error(words);
      return result.structuredContent;
    },
    /** Ends the MCP server, which revokes its access token, and resolves with its exit status. */
    close() {
      child.stdin.end();
      return ended;
    },
  };
}
