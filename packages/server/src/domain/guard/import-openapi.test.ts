import { describe, expect, it } from 'vitest';
import { importOpenApi } from './import-openapi.js';
import { readDefinition } from './read-definition.js';

const names = { api: 'shop', organization: 'Acme' };

const SHOP = {
  openapi: '3.1.0',
  info: { title: 'Shop\n API' },
  servers: [{ url: 'https://shop.example.com/v1/' }],
  security: [{ oauth: ['orders:read'] }],
  paths: {
    '/projects/{projectId}/orders': {
      parameters: [],
      get: {},
      post: { security: [{ key: [] }, { oauth: ['orders:write'] }] },
    },
    '/projects/{projectId}/orders/{order-id}/': { get: { 'x-sallyport-permission': 'orders.read' } },
    '/reports': { get: { tags: ['Month Reports'], security: [{ key: [] }] } },
    '/openapi.json': { get: { security: [] } },
    '/files/{name}.txt': { get: {} },
    '/projects/{id}/orders': { get: {} },
  },
};

describe('an OpenAPI document', () => {
  it('gives routes, permissions, base path and scope, and tells what was left out', () => {
    const { content, notes } = importOpenApi(SHOP, names);
    expect(content).toEqual({
      api: 'shop',
      title: 'Shop API',
      organization: 'Acme',
      basePath: '/v1',
      scope: { project: '{projectId}' },
      permissions: {
        'orders.read': { read: true },
        'orders.write': {},
        'month-Reports.read': { read: true },
      },
      routes: {
        'GET /projects/{projectId}/orders': 'orders.read',
        'POST /projects/{projectId}/orders': 'orders.write',
        'GET /projects/{projectId}/orders/{order_id}': 'orders.read',
        'GET /reports': { permission: 'month-Reports.read', scope: 'credential' },
        'GET /openapi.json': 'public',
      },
    });
    expect(notes).toEqual([
      expect.stringContaining('left out GET /files/{name}.txt: a parameter is a whole segment'),
      'left out GET /projects/{id}/orders: another path matches the same requests',
      'routes with "security: []" are public: anybody may call them',
    ]);
    expect(readDefinition(content).faults).toEqual([]);
  });

  it.each([
    undefined,
    null,
    7,
    [],
    {},
    { paths: 7 },
    { paths: { '/a': { get: 7 } } },
    { servers: [{ url: '{' }] },
  ])('may be anything: %j', (document) => {
    const { content } = importOpenApi(document, names);
    expect(content).toMatchObject(names);
  });
});
