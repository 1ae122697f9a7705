import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { curl, startTestServer, type TestServer } from '#test/server.js';
import { operations as allOperations } from '../operations/index.js';
import { ATLAS } from '../wires/atlas.js';
import { CLOUD_MANAGER } from '../wires/cloud-manager.js';
import { openApiDocument } from './document.js';
import type { JsonObject } from './schemas.js';

interface Parameter {
  $ref?: string;
  in?: string;
  name?: string;
  required?: boolean;
}

interface DocumentedOperation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { 'x-sunset'?: string }> }>;
  security?: unknown[];
  'x-also-needs'?: unknown;
}

const operations = allOperations.filter(({ wire }) => wire.document === ATLAS.document);
/** Without those that answer in other forms. */
const ofTheApi = operations.filter(({ wire }) => wire.errors === undefined);
const document = openApiDocument(allOperations, 'https://sallyport.example');
const paths = document.paths as Record<string, Record<string, DocumentedOperation>>;
const documented = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string') yield part;
    else yield* referencesIn(part);
  }
}

function resolve(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as JsonObject | undefined)?.[name], document);
}

describe('the OpenAPI document', () => {
  it('has every operation once, at its path and method', () => {
    const found = documented.map(
      ({ path, method, operation }) => `${operation.operationId} ${method} ${path}`,
    );
    const served = operations.map(
      ({ operationId, method, path }) => `${operationId} ${method.toLowerCase()} ${path}`,
    );
    expect(found.sort()).toEqual(served.sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('is plain JSON, and every reference in it leads somewhere', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    const references = new Set(referencesIn(document));
    expect(references.size).toBeGreaterThan(20);
    for (const reference of references) expect(resolve(reference), reference).toBeDefined();
  });

  it('declares every name in a path as a required parameter, and none that is not there', () => {
    for (const { path, operation } of documented) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(
        declared.map(({ name }) => name),
        path,
      ).toEqual(names);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('offers a media type for each version, and the refusals of every operation', () => {
    for (const { operationId, versions, method, path } of ofTheApi) {
      const operation = paths[path]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error(operationId);
      for (const [version, spec] of Object.entries(versions)) {
        if (spec === undefined) continue;
        const type = version === 'unversioned' ? 'application/json' : `application/vnd.atlas.${version}+json`;
        expect(Object.keys(operation.responses[String(spec.status)]?.content ?? {}), operationId).toContain(
          spec.textType ?? type,
        );
        if (spec.body) expect(Object.keys(operation.requestBody?.content ?? {}), operationId).toContain(type);
      }
      for (const status of ['400', '401', '403', '404', '406', '409', '429', '500'])
        expect(operation.responses[status], `${operationId} ${status}`).toBeDefined();
    }
  });

  it('has a response of success for every operation but the authorization that is always refused', () => {
    const without = documented.filter(
      ({ operation }) => !Object.keys(operation.responses).some((status) => status.startsWith('2')),
    );
    expect(without.map(({ path }) => path)).toEqual(['/api/oauth/authorize', '/api/oauth/authorize']);
  });

  it('gives every operation with versions the newest one as the default of Accept, and as its first media type', () => {
    const parameters = (document.components as { parameters: Record<string, JsonObject> }).parameters;
    for (const { path, method, wire, versions, operationId } of operations) {
      const operation = paths[path]?.[method.toLowerCase()];
      const names = operation?.parameters.map(({ $ref = '' }) => $ref.split('/').at(-1) ?? '') ?? [];
      const accept = names.filter((name) => name.startsWith('Accept-'));
      const dates = Object.keys(versions).filter((version) => version !== 'preview');
      const newest = dates.sort().at(-1) ?? 'preview';
      const type = `application/vnd.atlas.${newest}+json`;
      expect(accept, operationId).toEqual(wire === ATLAS ? [`Accept-${newest}`] : []);
      if (wire !== ATLAS) continue;
      expect(parameters[`Accept-${newest}`]).toMatchObject({
        in: 'header',
        name: 'Accept',
        schema: { default: type },
      });
      const [success] = Object.entries(operation?.responses ?? {}).filter(([status]) =>
        status.startsWith('2'),
      );
      expect(Object.keys(success?.[1].content ?? {})[0], operationId).toBe(type);
    }
  });

  it('says first that a request names its version, where there are versions', () => {
    const about = (described: JsonObject) => (described.info as { description: string }).description;
    expect(about(document)).toContain('--header "Accept: application/vnd.atlas.2025-03-12+json"');
    expect(about(document)).toContain('https://sallyport.example/api/atlas/v2/groups');
    expect(about(openApiDocument(allOperations, 'https://sallyport.example', CLOUD_MANAGER))).not.toContain(
      'Accept',
    );
  });

  it('tells the form of an answer in an envelope, as each wire has it', () => {
    const text = (described: JsonObject) =>
      (described.components as { parameters: { envelope: { description: string } } }).parameters.envelope
        .description;
    expect(text(document)).toContain('{"content": {…}, "status": 200}');
    expect(text(openApiDocument(allOperations, 'https://sallyport.example', CLOUD_MANAGER))).toContain(
      '{"status": 200, "content": {…}}',
    );
  });

  it('describes a body without attributes that are refused', () => {
    const { requestBody } = paths['/api/atlas/v2/groups']?.post ?? {};
    expect(Object.values(requestBody?.content ?? {})[0]?.schema).toEqual({
      $ref: '#/components/schemas/GroupBody',
    });
    expect(resolve('#/components/schemas/GroupBody')).toMatchObject({ additionalProperties: false });
    expect(resolve('#/components/schemas/Group')).not.toHaveProperty('additionalProperties');
  });

  it('describes OAuth with forms and the errors of RFC 6749', () => {
    const { requestBody, responses } = paths['/api/oauth/token']?.post ?? {};
    expect(requestBody?.content).toMatchObject({
      'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/AccessTokenRequest' } },
    });
    expect(Object.keys(responses ?? {})).toEqual('200 400 401 403 413 429 431 500 503 507'.split(' '));
    expect(responses?.[401]?.content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/OAuthError' } },
    });
  });

  it('describes what the server answers as text, without flags that it does not take', () => {
    expect(Object.keys(paths['/metrics']?.get?.responses[200]?.content ?? {})).toEqual(['text/plain']);
    expect(Object.keys(paths['/setup']?.post?.responses[200]?.content ?? {})).toEqual(['text/html']);
    expect(paths['/healthz']?.get?.parameters).toEqual([]);
  });

  it('asks for HTTP Basic where OAuth wants to know the client', () => {
    const security = ['token', 'revoke', 'introspect'].map(
      (name) => paths[`/api/oauth/${name}`]?.post?.security,
    );
    expect(security).toEqual(Array(3).fill([{ ServiceAccountSecret: [] }]));
  });

  it('lets the public operations be called without credentials, and those of people with a session alone', () => {
    const session = { SessionCookie: [] };
    const expected: Record<string, unknown> = {
      always: [],
      public: [],
      visitor: [{}, session],
      client: [{ ServiceAccountSecret: [] }],
      user: [session],
      ownCredential: [{ DigestAuth: [] }, { ServiceAccounts: [] }, { ServiceAccountSecret: [] }],
    };
    for (const { path, method, permission } of operations) {
      const { security } = paths[path]?.[method.toLowerCase()] ?? {};
      expect(security, path).toEqual(expected[permission]);
    }
  });

  it('says of each version that is deprecated when it may be gone, and of no other', () => {
    for (const { path, method, versions } of ofTheApi) {
      const responses = paths[path]?.[method.toLowerCase()]?.responses ?? {};
      for (const [version, spec] of Object.entries(versions)) {
        const type = version === 'unversioned' ? 'application/json' : `application/vnd.atlas.${version}+json`;
        const expected = spec?.deprecated && '2027-07-01';
        expect(responses[String(spec?.status)]?.content?.[type]?.['x-sunset'], path).toBe(expected);
      }
    }
  });

  it('says what an operation needs beyond the permission in its path', () => {
    for (const { path, method, reach } of operations)
      expect(paths[path]?.[method.toLowerCase()]?.['x-also-needs'], path).toEqual(reach?.needs);
    expect(paths['/api/atlas/v2/groups']?.post?.['x-also-needs']).toEqual({
      permission: 'organization.projects.create',
    });
  });

  it('publishes what clients are told to send, not what is let pass', () => {
    const schemas = (document.components as { schemas: Record<string, { properties: JsonObject }> }).schemas;
    expect(schemas.CreateAtlasOrganizationApiKey?.properties).toMatchObject({
      desc: { type: 'string', minLength: 1, maxLength: 250 },
      roles: {
        type: 'array',
        minItems: 1,
        items: { type: 'string', enum: expect.arrayContaining(['ORG_OWNER']) },
      },
    });
    expect(JSON.stringify(document)).not.toContain('"refusal"');
  });
});

describe('served', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('it is the same in JSON and YAML, for anyone, with the address of this server', async () => {
    const json = await curl(`${server.url}/api/openapi.json`, {});
    expect(json.status).toBe(200);
    expect(json.headers['content-type']).toContain('application/json');
    expect(json.json.servers).toEqual([{ url: server.publicUrl }]);
    const yaml = await fetch(`${server.url}/api/openapi.yaml`);
    expect(yaml.headers.get('content-type')).toContain('application/yaml');
    expect(parse(await yaml.text())).toEqual(json.json);
  });
});
