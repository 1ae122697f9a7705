import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { guardBounds } from '../bounds/guard.js';
import { rolesWithPermissions } from './built-in-roles.js';
import type { DocumentPath } from './faults.js';
import { readTemplate, shapeOf } from './path-template.js';
import { readDefinition } from './read-definition.js';

const shop = () =>
  parse(
    readFileSync(new URL('../../../../../examples/guarded-api/shop.guard.yaml', import.meta.url), 'utf8'),
  );

const SMALL = { api: 'shop', organization: 'Acme', routes: { 'GET /orders': null } };

function faultsOf(document: unknown): string[] {
  return readDefinition(document).faults.map(({ path, message }) => `${path.join(' > ')}: ${message}`);
}

/** The definition; fails where there is none. */
function read(document: unknown) {
  const { definition, faults } = readDefinition(document);
  if (definition === undefined) throw new Error(faults.map(({ message }) => message).join('; '));
  return definition;
}

describe('a definition', () => {
  it('has every default and pattern written out', () => {
    expect(read(shop())).toMatchObject({
      api: 'shop',
      title: 'Shop API',
      organization: 'Acme',
      openTo: 'organization',
      mode: 'enforce',
      basePath: '/v1',
      scope: { kind: 'project', from: 'path', parameter: 'projectId' },
      challenge: 'digest',
      audience: 'any',
      accepts: { basic: false, apiKeyHeader: false, secrets: false },
      roles: [
        { role: 'GROUP_SHOP_CLERK', scope: 'project', permissions: ['orders.read', 'orders.write'] },
        { role: 'GROUP_SHOP_MANAGER', permissions: ['orders.read', 'orders.write', 'orders.refund'] },
        { role: 'ORG_SHOP_AUDITOR', scope: 'organization', permissions: ['orders.read', 'reports.read'] },
      ],
      limits: { credential: { count: 600, perSeconds: 60 }, project: { count: 6000, perSeconds: 60 } },
      cors: 'pass',
      gates: [],
    });
    expect(read(shop()).routes.slice(3)).toEqual([
      {
        method: 'POST',
        template: '/projects/{projectId}/orders/{orderId}:refund',
        permission: 'orders.refund',
        limit: { count: 10, perSeconds: 60 },
      },
      {
        method: 'GET',
        template: '/reports/{year}',
        permission: 'reports.read',
        scope: { kind: 'credential' },
      },
      { method: 'GET', template: '/openapi.json', permission: 'public' },
    ]);
  });

  it('without permissions asks for read or write, as the method says', () => {
    const { permissions, routes } = read({
      ...SMALL,
      routes: { 'GET /a': null, 'HEAD /a': null, 'DELETE /a': null, 'POST /b': 'read' },
    });
    expect(permissions.map(({ name, read }) => [name, read])).toEqual([
      ['read', true],
      ['write', false],
    ]);
    expect(routes.map(({ permission }) => permission)).toEqual(['read', 'read', 'write', 'read']);
  });

  it('gives owners everything and Read Only roles what is marked read', () => {
    const held = rolesWithPermissions(read(shop()));
    const everything = ['orders.read', 'orders.write', 'orders.refund', 'reports.read'];
    expect(Object.fromEntries(held)).toEqual({
      ORG_OWNER: everything,
      GROUP_OWNER: everything,
      ORG_READ_ONLY: ['orders.read', 'reports.read'],
      GROUP_READ_ONLY: ['orders.read', 'reports.read'],
      GROUP_SHOP_CLERK: ['orders.read', 'orders.write'],
      GROUP_SHOP_MANAGER: ['orders.read', 'orders.write', 'orders.refund'],
      ORG_SHOP_AUDITOR: ['orders.read', 'reports.read'],
    });
  });

  it('reads scopes in headers, tools of MCP servers, gates and what else is accepted', () => {
    expect(
      read({
        ...SMALL,
        scope: { project: 'header X-Shop-Project' },
        challenge: 'bearer',
        resource: 'https://shop.example.com/mcp',
        accepts: ['secrets', 'basic'],
        paths: { semicolon: true },
        routes: { 'POST /mcp': 'public', 'MCP tools/call refund_order': 'write' },
        gates: { shop: 'nginx', 'shop-edge': { dialect: 'envoy', peers: ['10.0.0.7', '10.1.0.0/16'] } },
      }),
    ).toMatchObject({
      scope: { kind: 'project', from: 'header', header: 'X-Shop-Project' },
      accepts: { basic: true, apiKeyHeader: false, secrets: true },
      paths: { semicolon: true, encodedSlash: false, encodedPercent: false },
      tools: [{ tool: 'refund_order', permission: 'write' }],
      gates: [
        { name: 'shop', dialect: 'nginx', peers: ['127.0.0.0/8', '::1/128'] },
        { name: 'shop-edge', dialect: 'envoy', peers: ['10.0.0.7/32', '10.1.0.0/16'] },
      ],
    });
  });

  it('takes tools where they are posted, below the base path, whatever the letter case', () => {
    const tools = { 'POST /Mcp': 'read', 'MCP tools/call refund': 'write' };
    for (const resource of ['https://a.example/v1/mcp', 'https://a.example/V1/mcp/'])
      expect(read({ ...SMALL, resource, basePath: '/v1', routes: tools }).tools).toHaveLength(1);
  });

  it('is refused with everything that is wrong with it at once', () => {
    const broken = shop();
    broken.tittle = 'x';
    broken.roles.ORG_OWNER = { permissions: ['*'] };
    broken.routes['POST /projects/{projectId}/orders'] = 'order.write';
    expect(faultsOf(broken)).toEqual([
      'tittle: there is no property "tittle" (did you mean "title"?)',
      'roles > ORG_OWNER: "ORG_OWNER" is a role of Sallyport itself',
      'routes > POST /projects/{projectId}/orders: there is no permission "order.write" (did you mean "orders.write"?)',
    ]);
  });

  it.each<[string, object, string]>([
    ['another name', { api: 'Shop' }, 'api: "Shop" must have 2 to 31 lower-case letters'],
    ['no name', { api: undefined }, ': needs a name: "api: shop"'],
    ['no organization', { organization: undefined }, ': needs the organization that owns the API'],
    ['no routes', { routes: undefined }, 'routes: there is no route'],
    ['a method in lower case', { routes: { 'get /a': 'read' } }, 'routes > get /a: "get" is no method'],
    ['CONNECT', { routes: { 'CONNECT /a': 'read' } }, 'routes > CONNECT /a: "CONNECT" never passes a gate'],
    [
      'a route without a path',
      { routes: { GET: 'read' } },
      'routes > GET: "GET" must be a method and a path',
    ],
    ['a slash at the end', { routes: { 'GET /a/': 'read' } }, 'leave out the / at the end'],
    ['a dot segment', { routes: { 'GET /a/../b': 'read' } }, 'a segment .. never arrives'],
    ['an empty segment', { routes: { 'GET //a': 'read' } }, 'there is a segment with nothing in it'],
    ['an encoded letter', { routes: { 'GET /%61': 'read' } }, 'a segment has letters, digits and'],
    ['a parameter in a segment', { routes: { 'GET /a{b}': 'read' } }, 'a parameter is a whole segment'],
    ['a parameter twice', { routes: { 'GET /{a}/{a}': 'read' } }, 'there are two parameters {a}'],
    [
      'two routes for the same requests',
      { routes: { 'GET /a/{b}': 'read', 'GET /A/{c}': 'read' } },
      'routes > GET /A/{c}: matches the same requests as "GET /a/{b}"',
    ],
    [
      'a scope that the path does not name',
      { scope: { project: '{projectId}' } },
      'routes > GET /orders: has no parameter {projectId}, which names the project',
    ],
    ['a scope of no kind', { scope: 'project' }, 'scope: must be "credential", or {'],
    [
      'a scope in a header that means something else',
      { scope: { project: 'header X-Forwarded-For' } },
      '"X-Forwarded-For" means something else',
    ],
    ['a limit of no form', { limits: { 'each credential': '10/s' } }, 'must be such as "600 per minute"'],
    ['a limit of two days', { limits: { 'each credential': '10 per 2 days' } }, 'of a day at most'],
    [
      'a role without its prefix',
      { roles: { SHOP_CLERK: { permissions: ['read'] } } },
      'roles > SHOP_CLERK: "SHOP_CLERK" must begin with ORG_',
    ],
    ['a role without permissions', { roles: { ORG_A: {} } }, 'a role needs at least one permission'],
    [
      'a role with a permission that there is not',
      { roles: { ORG_A: { permissions: ['reed'] } } },
      'roles > ORG_A > permissions > 0: there is no permission "reed" (did you mean "read"?)',
    ],
    [
      'a pattern that is no permission',
      { roles: { ORG_A: { permissions: ['orders.*'] } } },
      'there is no permission "orders.*"',
    ],
    ['a permission called public', { permissions: { public: {} } }, '"public" must be such as "orders.read"'],
    ['bearer without a resource', { challenge: 'bearer' }, 'challenge: "bearer" needs the URL of the API'],
    [
      'a resource over plain HTTP',
      { resource: 'http://shop.example.com' },
      'resource: must be the https URL',
    ],
    ['a resource with a query', { resource: 'https://a.example/?x' }, 'resource: must be the https URL'],
    [
      'a resource that is not where tools are posted to',
      {
        resource: 'https://a.example',
        basePath: '/v1',
        routes: { 'POST /mcp': 'read', 'MCP tools/call refund': 'write' },
      },
      'resource: its path must be that of the route to which tools are posted, such as "POST /mcp"',
    ],
    ['a base path with a parameter', { basePath: '/{v}' }, 'parameters belong into the paths of routes'],
    ['a dialect that there is not', { gates: { shop: 'nginxx' } }, 'not "nginxx" (did you mean "nginx"?)'],
    [
      'a peer that is no block',
      { gates: { shop: { dialect: 'nginx', peers: ['all'] } } },
      '"all" is no address',
    ],
    ['identity tokens', { identity: 'token' }, 'identity: must be headers, not "token"'],
    ['a title of two lines', { title: 'a\nb' }, 'title: must be one line'],
    ['a list in the place of a map', { routes: ['GET /a'] }, 'routes: must be a map'],
  ])('is refused for %s', (_what, change, message) => {
    expect(faultsOf({ ...SMALL, ...change }).join('\n')).toContain(message);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['a text', 'shop'],
    ['names of Object', JSON.parse('{"__proto__": {"api": "x"}, "constructor": 1, "toString": {}}')],
  ])('is no definition: %s', (_what, document) => {
    expect(readDefinition(document).faults.length).toBeGreaterThan(0);
  });

  it('has bounds, which are told', () => {
    const { routesPerApi, permissionsPerApi, rolesPerApi } = guardBounds;
    const many = (count: number, entry: (index: number) => [string, unknown]) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
    expect(
      read({ ...SMALL, routes: many(routesPerApi.most, (i) => [`GET /a${i}/{b}`, 'read']) }).routes,
    ).toHaveLength(routesPerApi.most);
    expect(
      faultsOf({
        ...SMALL,
        routes: many(routesPerApi.most + 1, (i) => [`GET /a${i}`, 'read']),
        roles: many(rolesPerApi.most + 1, (i) => [`ORG_A${i}`, { permissions: ['*'] }]),
      }),
    ).toEqual([
      'roles: must not have more than 100 roles, and has 101',
      'routes: must not have more than 10000 routes, and has 10001',
    ]);
    const permissions = many(permissionsPerApi.most, (i) => [`p${i}`, {}]);
    const broken = readDefinition({
      ...SMALL,
      permissions,
      routes: many(routesPerApi.most, (i) => [`GET /a${i}`, `x${i}`]),
    });
    expect(broken.faults).toHaveLength(100);
    expect(broken).toMatchObject({ unlisted: routesPerApi.most - 100 });
  });
});

/** The places of a document that hold something, from the top. */
function placesIn(value: unknown, path: DocumentPath = []): DocumentPath[] {
  const under = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...under.flatMap(([name, part]) => placesIn(part, [...path, name]))];
}

/** The document with something else at a place. */
function put(document: unknown, [name, ...rest]: DocumentPath, value: unknown): unknown {
  if (name === undefined) return value;
  const part = (document as Readonly<Record<string, unknown>>)[name];
  const changed = put(part, rest, value);
  return Array.isArray(document)
    ? document.map((each, at) => (String(at) === name ? changed : each))
    : { ...(document as object), [name]: changed };
}

describe('whatever the document', () => {
  const SHOP: unknown = shop();
  const PLACES = placesIn(SHOP);
  const values = fc.oneof(
    fc.constantFrom(
      ...['public', 'read', 'orders.*', 'orders.write', '10 per minute', 'credential', null, true, {}, []],
    ),
    fc.jsonValue({ maxDepth: 2 }),
    fc.dictionary(
      fc.constantFrom(
        'GET /a',
        'GET /{x}',
        'GET /{y}',
        'POST /a:b',
        'GROUP_X',
        'ORG_X',
        'orders.read',
        'title',
      ),
      fc.constantFrom(
        'read',
        'public',
        { title: 'x', permissions: ['orders.*'] },
        { permission: 'orders.read' },
        null,
      ),
    ),
  );
  const changes = fc.array(fc.tuple(fc.constantFrom(...PLACES.slice(1)), values), {
    minLength: 1,
    maxLength: 3,
  });

  it('tells of every fault where it is, or gives a definition that holds together', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(changes, (all) => {
        // What stood under a place that was changed before may be gone.
        const document = all.reduce<unknown>((changed, [path, value]) => {
          const isThere = placesIn(changed).some((place) => place.join('\n') === path.join('\n'));
          return isThere ? put(changed, path, value) : changed;
        }, SHOP);
        const { definition, faults } = readDefinition(document);
        if (definition === undefined) {
          refused++;
          expect(faults.length).toBeGreaterThan(0);
          const places = new Set(placesIn(document).map((place) => place.join('\n')));
          for (const { path, message } of faults) {
            // What is missing has its place in what it is missing from.
            const nearest = [path, path.slice(0, -1)].map((each) => each.join('\n'));
            expect(
              nearest.some((place) => places.has(place)),
              `${path.join(' > ')}: ${message}`,
            ).toBe(true);
            expect(message).toMatch(/^[^\n]{5,500}$/);
          }
          return;
        }
        taken++;
        const known = new Set(['public', ...definition.permissions.map(({ name }) => name)]);
        for (const { permission } of [...definition.routes, ...definition.tools])
          expect(known).toContain(permission);
        for (const { role, scope, permissions } of definition.roles) {
          expect(role.startsWith(scope === 'project' ? 'GROUP_' : 'ORG_')).toBe(true);
          for (const permission of permissions) expect(known).toContain(permission);
        }
        const shapes = definition.routes.map(({ method, template }) => {
          const segments = readTemplate(template);
          if (typeof segments === 'string') throw new Error(segments);
          return `${method} ${shapeOf(segments)}`;
        });
        expect(new Set(shapes).size).toBe(shapes.length);
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(20);
  });
});
