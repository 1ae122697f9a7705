import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type SnippetProxy, snippetProxies } from '../../src/domain/guard/snippets/render-snippet.js';
import { type Call, createCall } from '../support/call.js';
import { type GuardServer, startGuardServer } from '../support/guard.js';
import { exchange, requestBytes } from '../support/raw-http.js';

// What is printed for proxies that cannot be started here is held to the keys of their documentation; the others are started by
// clients/proxies.

const IDENTITY = [
  'Caller',
  'Kind',
  'Label',
  'Organization',
  'Project',
  'Route',
  'Permission',
  'Address',
  'Token',
  'Decision',
].map((name) => `X-Sallyport-${name}`);

let server: GuardServer;
let call: Call;
beforeAll(async () => {
  server = await startGuardServer();
  call = createCall(server, '');
});
afterAll(() => server.stop());

interface Wish {
  readonly proxy: string;
  readonly upstream: string;
  readonly listen: string;
  readonly guard?: string;
}

async function ask(gate: string, wish: Partial<Wish>) {
  const query = new URLSearchParams({
    upstream: wish.proxy === 'kubernetes' ? 'http://shop.default:3000' : 'http://127.0.0.1:3000',
    listen: '127.0.0.1:8090',
    ...(wish.proxy === 'kubernetes' && { guard: 'http://sallyport.access:8081' }),
    ...wish,
  });
  return call('GET', `/api/private/orgs/${server.first.orgId}/gates/${gate}/snippet?${query}`);
}

async function filesOf(gate: string, wish: Partial<Wish> = { proxy: gate }): Promise<readonly string[]> {
  const { status, json, text } = await ask(gate, wish);
  if (status !== 200) throw new Error(text);
  return json.files.map((file: { text: string }) => file.text);
}

/** The gate that a configuration is asked for at. */
const gateOf = (proxy: SnippetProxy) => (proxy === 'kubernetes' ? 'envoy' : proxy);

describe.each(snippetProxies)('the configuration for %s', (proxy) => {
  it('names the gate, both servers and every header of identity', async () => {
    const text = (await filesOf(gateOf(proxy), { proxy })).join('\n').toLowerCase();
    expect(text).toContain(`/guard/${gateOf(proxy)}`);
    expect(text).toContain('3000');
    expect(text).toContain('8081');
    expect(text).toContain('8090');
    for (const name of IDENTITY) expect(text).toContain(name.toLowerCase());
  });

  it('has no line with blanks at its end, and ends with one line end', async () => {
    for (const text of await filesOf(gateOf(proxy), { proxy })) {
      expect(text).not.toMatch(/[ \t]$/m);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });
});

describe('what is asked for wrongly', () => {
  it.each<[string, Partial<Wish>, string, RegExp]>([
    [
      'another proxy than the gate speaks of',
      { proxy: 'caddy' },
      'proxy',
      /gate nginx speaks nginx; ask for nginx, or .*--dialect caddy/,
    ],
    ['Kubernetes at a gate of nginx', { proxy: 'kubernetes' }, 'proxy', /speaks nginx/],
    [
      'a path behind the upstream',
      { upstream: 'http://127.0.0.1:3000/v1' },
      'upstream',
      /scheme, host and port alone/,
    ],
    ['no scheme', { upstream: '127.0.0.1:3000' }, 'upstream', /such as http:/],
    ['a user', { upstream: 'http://a:b@127.0.0.1:3000' }, 'upstream', /such as http:/],
    ['a port that is none', { upstream: 'http://127.0.0.1:70000' }, 'upstream', /from 1 to 65535/],
    ['an address that is none', { upstream: 'http://127.0.0.256:3000' }, 'upstream', /such as http:/],
    ['a line of nginx', { upstream: 'http://a; } server { listen 1; #:1' }, 'upstream', /such as http:/],
    ['a line end', { upstream: 'http://127.0.0.1:3000\n' }, 'upstream', /such as http:/],
    ['a socket with a blank', { upstream: 'unix:/run/a b' }, 'upstream', /such as http:/],
    ['a variable', { guard: 'http://$host:80' }, 'guard', /such as http:/],
    ['a name to listen at', { listen: 'localhost:8080' }, 'listen', /such as 127\.0\.0\.1:8080/],
    ['no port to listen at', { listen: '127.0.0.1' }, 'listen', /such as 127\.0\.0\.1:8080/],
    ['port 0', { listen: ':0' }, 'listen', /from 1 to 65535/],
  ])('%s is refused, and told how to mend', async (_, wish, field, fix) => {
    const { status, json } = await ask('nginx', { proxy: 'nginx', ...wish });
    expect([status, json.errorCode, json.parameters]).toEqual([400, 'INVALID_ATTRIBUTE', [field]]);
    expect(json.badRequestDetail.fields).toEqual([{ field, description: expect.stringMatching(fix) }]);
  });

  it('a socket is refused where the proxy asks none', async () => {
    const { json } = await ask('traefik', { proxy: 'traefik', guard: 'unix:/run/guard.sock' });
    expect(json.badRequestDetail.fields[0]).toEqual({
      field: 'guard',
      description: 'must be an address: Traefik asks no Unix sockets',
    });
    const inCluster = await ask('envoy', { proxy: 'kubernetes', upstream: 'http://127.0.0.1:3000' });
    expect(inCluster.json.badRequestDetail.fields[0].description).toContain('a service of the cluster');
  });

  it('a proxy that there is not, and nothing, are refused', async () => {
    for (const wish of [{ proxy: 'apache' }, {}]) expect((await ask('nginx', wish)).status).toBe(400);
  });

  it('a gate that there is not is not found, and neither is one of another organization', async () => {
    expect((await ask('nothing', { proxy: 'nginx' })).json.errorCode).toBe('GATE_NOT_FOUND');
  });
});

describe('a gate with a secret', () => {
  it('has a place for it, which is told, and its hash is nowhere', async () => {
    const body = { name: 'sealed', api: 'shop', dialect: 'traefik', hasSecret: true };
    await call('POST', `/api/private/orgs/${server.first.orgId}/gates`, { body });
    const { json } = await ask('sealed', { proxy: 'traefik' });
    expect(json.secretPlaceholder).toBe('THE-SECRET-OF-THE-GATE');
    expect(json.files[1].text).toContain('x-sallyport-gate-secret: THE-SECRET-OF-THE-GATE');
    expect(JSON.stringify(json)).not.toMatch(/[0-9a-f]{64}/);
    const cluster = await ask('envoy', { proxy: 'kubernetes' });
    expect(cluster.json.secretPlaceholder).toBeNull();
  });
});

describe('Traefik', () => {
  it('is told of an entry point and a chain of three: before the question, the question, and after it', async () => {
    const [fixed, dynamic] = (await filesOf('traefik')).map((text) => parse(text));
    expect(fixed.entryPoints.traefik.address).toBe('127.0.0.1:8090');
    expect(fixed.providers.file.filename).toBe('traefik.routes.yaml');
    const { routers, middlewares, services } = dynamic.http;
    expect(routers.traefik).toEqual({
      entryPoints: ['traefik'],
      rule: 'PathPrefix(`/`)',
      service: 'traefik',
      middlewares: ['traefik-before', 'traefik-ask', 'traefik-after'],
    });
    expect(routers['traefik-websocket']).toEqual({
      entryPoints: ['traefik'],
      rule: 'PathPrefix(`/`) && HeaderRegexp(`Upgrade`, `(?i)^websocket$`)',
      service: 'traefik',
      middlewares: ['traefik-before', 'traefik-ask', 'traefik-websocket'],
    });
    const { customRequestHeaders: webSocket } = middlewares['traefik-websocket'].headers;
    expect(webSocket).toMatchObject({ Authorization: '', Upgrade: 'websocket' });
    expect(middlewares['traefik-after'].headers.customRequestHeaders.Upgrade).toBe('');
    expect(middlewares['traefik-ask'].forwardAuth).toEqual({
      address: 'http://127.0.0.1:8081/guard/traefik',
      trustForwardHeader: false,
      authResponseHeaders: IDENTITY,
    });
    const { customRequestHeaders } = middlewares['traefik-before'].headers;
    for (const name of [...IDENTITY, 'X-Sallyport-Would', 'X-Original-URI', 'X-Forwarded-Uri'])
      expect(customRequestHeaders[name.toLowerCase()], name).toBe('');
    expect(middlewares['traefik-after'].headers.customRequestHeaders.Authorization).toBe('');
    expect(services.traefik.loadBalancer.servers).toEqual([{ url: 'http://127.0.0.1:3000' }]);
  });

  /** What Traefik 3 sent for GET /v1/openapi.json?a=b to `forwardAuth`, with a header that the client had sent. */
  it('is answered what its middleware copies', async () => {
    const answer = await exchange(
      server.guardUrl,
      requestBytes('GET', '/guard/traefik', {
        'User-Agent': 'curl/8.5.0',
        Accept: '*/*',
        'X-Forwarded-For': '203.0.113.7',
        'X-Forwarded-Host': 'shop.example.com',
        'X-Forwarded-Method': 'GET',
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Uri': '/v1/openapi.json?a=b',
        'X-Real-Ip': '203.0.113.7',
      }),
    );
    expect(answer.status).toBe(200);
    for (const name of IDENTITY) expect(answer.header(name), name).toMatch(/^\S/);
  });
});

describe('Kubernetes', () => {
  it('is told of a gateway, a route and a policy that fails closed, for Envoy Gateway', async () => {
    const [text = ''] = await filesOf('envoy', { proxy: 'kubernetes' });
    const documents = parseAllDocuments(text).map((document) => document.toJS());
    expect(documents.map(({ apiVersion, kind }) => [apiVersion, kind])).toEqual([
      ['gateway.networking.k8s.io/v1', 'Gateway'],
      ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
      ['gateway.envoyproxy.io/v1alpha1', 'SecurityPolicy'],
      ['gateway.envoyproxy.io/v1alpha1', 'ClientTrafficPolicy'],
    ]);
    const [gateway, route, policy, client] = documents.map(({ spec }) => spec);
    expect(gateway.listeners).toEqual([{ name: 'http', protocol: 'HTTP', port: 8090 }]);
    expect(route.rules[0].backendRefs).toEqual([{ name: 'shop', namespace: 'default', port: 3000 }]);
    expect(route.rules[0].filters[0].requestHeaderModifier.remove).toContain('Authorization');
    expect(policy.extAuth).toMatchObject({
      failOpen: false,
      headersToExtAuth: expect.arrayContaining(['Authorization', 'x-forwarded-for', 'x-forwarded-proto']),
      http: {
        path: '/guard/envoy',
        headersToBackend: IDENTITY,
        backendRefs: [{ name: 'sallyport', namespace: 'access', port: 8081 }],
      },
    });
    expect(client.path).toEqual({ escapedSlashesAction: 'KeepUnchanged', disableMergeSlashes: true });
  });

  it('is told of four middlewares and two rules of a route, for Traefik', async () => {
    const [text = ''] = await filesOf('traefik', { proxy: 'kubernetes' });
    const documents = parseAllDocuments(text).map((document) => document.toJS());
    expect(documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'traefik.io/v1alpha1 Middleware'),
      'traefik.io/v1alpha1 IngressRoute',
    ]);
    expect(documents[1]?.spec.forwardAuth.address).toBe('http://sallyport.access:8081/guard/traefik');
    const services = [{ name: 'shop', namespace: 'default', port: 3000 }];
    const chains = ['traefik-after', 'traefik-websocket'].map((last) => ({
      middlewares: [{ name: 'traefik-before' }, { name: 'traefik-ask' }, { name: last }],
      services,
    }));
    expect(documents[4]?.spec.routes).toMatchObject(chains);
  });
});

it('shows Envoy as YAML that asks, fails closed and tells of the target as it came', async () => {
  const [text = ''] = await filesOf('envoy');
  const { static_resources } = parse(text);
  const [chain] = static_resources.listeners[0].filter_chains;
  const config = chain.filters[0].typed_config;
  expect(config).toMatchObject({ normalize_path: false, merge_slashes: false });
  const ask = config.http_filters[1].typed_config;
  expect(ask.failure_mode_allow).toBe(false);
  expect(ask.http_service.path_prefix).toBe('/guard/envoy');
});

it('takes the key header away from the API where the definition accepts it, and serves what protects a resource', async () => {
  await server.apply(`
api: books
organization: ${server.first.orgId}
accepts: [apiKeyHeader]
resource: https://books.example.com/mcp
routes: { GET /books: read }
gates: { books: nginx, books-caddy: caddy, books-haproxy: haproxy }
`);
  const [text = ''] = await filesOf('books', { proxy: 'nginx' });
  expect(text).toContain('proxy_set_header X-API-Key "";');
  expect(text).toContain('location = /.well-known/oauth-protected-resource/mcp {');
  for (const proxy of ['caddy', 'haproxy'] as const)
    expect((await filesOf(`books-${proxy}`, { proxy }))[0]).toContain('/guard/books-');
});
