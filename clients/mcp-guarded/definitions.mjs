/** An MCP server whose tools have permissions, as docs/guides/guard.md shows one. */
export const toolsDefinition = (resource) => ({
  api: 'tools',
  title: 'Order tools',
  organization: 'Clients',
  mode: 'enforce',
  challenge: 'bearer',
  resource,
  audience: 'required',
  accepts: ['secrets', 'apiKeyHeader', 'basic'],
  permissions: {
    'tools.use': { title: 'Use the tools', read: true },
    'orders.refund': { title: 'Refund an order' },
  },
  roles: {
    ORG_TOOLS_CLERK: { title: 'Clerk', permissions: ['tools.use'] },
    ORG_TOOLS_MANAGER: { title: 'Manager', permissions: ['tools.use', 'orders.refund'] },
  },
  routes: {
    'POST /mcp': 'tools.use',
    'GET /mcp': 'tools.use',
    'DELETE /mcp': 'tools.use',
    'MCP tools/call look_up_order': 'tools.use',
    'MCP tools/call who_calls': 'tools.use',
    'MCP tools/call refund_order': 'orders.refund',
  },
  gates: { tools: 'nginx' },
});

/** The same server for clients that do not say what they call: whoever may use it may use all of it. */
export const olderDefinition = (resource) => ({
  api: 'older-tools',
  organization: 'Clients',
  mode: 'enforce',
  challenge: 'bearer',
  resource,
  routes: { 'POST /mcp': 'write', 'GET /mcp': 'read', 'DELETE /mcp': 'write' },
  gates: { 'older-tools': 'nginx' },
});
