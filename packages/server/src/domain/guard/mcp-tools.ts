import { type Refusal, refuse } from '../errors.js';
import type { GuardDefinition } from './definition.js';

/** The tools of an MCP server that is guarded, each with the permission it needs. */
export interface McpTools {
  /** Whether what is posted to a path is for the MCP server. */
  isEndpoint(path: string): boolean;
  /**
   * The permission of the tool that a request calls; undefined where it calls none, which then needs that of its route. Or why
   * nobody can say which tool it is.
   */
  permissionOf(
    headers: Headers,
  ): { readonly tool: string; readonly permission: string } | Refusal | undefined;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** From this revision on servers refuse a body that says something else than these headers; those before do not look. */
const FIRST_REVISION = '2026-07-28';
const REVISION = /^\d{4}-\d{2}-\d{2}$/;
const CALL = 'tools/call';
/** How a value is written that is no plain ASCII. */
const WRAPPED = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/i;

/** Undefined for an API without tools. The endpoint is the path of its URL; without one, whatever is posted. */
export function createMcpTools({
  tools,
  resource,
}: Pick<GuardDefinition, 'tools' | 'resource'>): McpTools | undefined {
  if (tools.length === 0) return undefined;
  const permissions = new Map(tools.map(({ tool, permission }) => [tool, permission]));
  const endpoint = resource === undefined ? undefined : placeOf(new URL(resource).pathname);

  return {
    isEndpoint: (path) => endpoint === undefined || placeOf(path) === endpoint,
    permissionOf(headers) {
      const revision = headers['mcp-protocol-version'];
      if (typeof revision !== 'string' || !REVISION.test(revision) || revision < FIRST_REVISION)
        return refuse('MCP_HEADERS_NEEDED', 'MCP-Protocol-Version', `has to be ${FIRST_REVISION} or later`);
      const method = headers['mcp-method'];
      if (typeof method !== 'string' || method === '' || method.includes(','))
        return refuse('MCP_HEADERS_NEEDED', 'Mcp-Method', 'has to say what the request is');
      if (method !== CALL) return undefined;
      const name = headers['mcp-name'];
      if (typeof name !== 'string' || name === '')
        return refuse('MCP_HEADERS_NEEDED', 'Mcp-Name', 'has to say which tool is called');
      const tool = unwrapped(name);
      const permission = permissions.get(tool);
      return permission === undefined
        ? refuse(
            'ROUTE_NOT_GUARDED',
            `MCP ${CALL} ${tool.slice(0, MOST_SHOWN)}`,
            'the tools that its definition lists',
          )
        : { tool, permission };
    },
  };
}

const MOST_SHOWN = 64;

function unwrapped(name: string): string {
  const encoded = WRAPPED.exec(name)?.[1];
  return encoded === undefined ? name : Buffer.from(encoded, 'base64').toString('utf8');
}

/** As routes are compared: without case, and without a slash at the end. */
export function placeOf(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
