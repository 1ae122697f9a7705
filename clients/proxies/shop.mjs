/** The longest path of the table in packages/server/test/guard/paths.json. */
const MOST_SEGMENTS = 10;

/** A gate for each proxy, named after it, whose dialect has the same name unless it is told. */
const DIALECTS = { 'caddy-current': 'caddy' };

/**
 * A shop whose orders take a role, and which serves every other path to everybody: what arrives at the upstream under them shows what
 * the proxy made of the path.
 */
export function shopDefinition(gates) {
  const everything = Array.from(
    { length: MOST_SEGMENTS },
    (_, last) => `/${Array.from({ length: last + 1 }, (_, at) => `{part${at}}`).join('/')}`,
  );
  return {
    api: 'shop',
    title: 'Shop API',
    organization: 'Clients',
    mode: 'enforce',
    scope: { project: '{projectId}' },
    permissions: {
      'orders.read': { title: 'Read orders', read: true },
      'orders.write': { title: 'Create and change orders' },
      'orders.refund': { title: 'Refund an order' },
    },
    roles: { GROUP_SHOP_CLERK: { title: 'Shop Clerk', permissions: ['orders.read', 'orders.write'] } },
    routes: {
      'GET /v2/projects/{projectId}/orders': 'orders.read',
      'POST /v2/projects/{projectId}/orders': 'orders.write',
      'POST /v2/projects/{projectId}/orders/{orderId}/refund': 'orders.refund',
      'GET /v2/projects/{projectId}/limited': { permission: 'orders.read', limit: '1 per minute' },
      'GET /': 'public',
      ...Object.fromEntries(everything.map((template) => [`GET ${template}`, 'public'])),
    },
    cors: 'pass',
    gates: Object.fromEntries(gates.map((name) => [name, DIALECTS[name] ?? name])),
  };
}
