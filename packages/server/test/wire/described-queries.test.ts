import { authenticatedFetch } from '@sallyport/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { describedWires } from '../../src/http/openapi/routes.js';
import type { Operation } from '../../src/http/operation.js';
import { operations } from '../../src/http/operations/index.js';
import { addKey, addProject } from '../support/accounts.js';
import { makeWhatPathsName, pathWith } from '../support/named-in-paths.js';
import { addPerson } from '../support/people.js';
import { type BodySchema, valuesOf } from '../support/schema-values.js';
import type { TestServer } from '../support/server.js';
import { startServerForTests } from '../support/test-controls.js';

// What the OpenAPI documents say of query parameters is what the server takes: of every parameter of every operation, a value
// that its schema lets through is not refused for its form, and one that it does not let through is refused by its name.

/** Refusals of what a query says; all others are about what it asks for. */
const OF_FORM = ['INVALID_DATE_FORMAT', 'INVALID_ENUM_VALUE', 'INVALID_QUERY_PARAMETER', 'VALIDATION_ERROR'];

const ACCEPT = { Accept: 'application/vnd.atlas.2023-01-01+json' };

/** A longer address is refused whatever it asks for. */
const LONGEST_QUERY = 12_000;

/** There are no agents here, so what names one is refused before its query is read. */
const UNREACHABLE = ['cloudManager.getGroupByAgentApiKey'];

interface DescribedQuery {
  readonly name: string;
  readonly operation: Operation;
  readonly parameters: readonly {
    readonly name: string;
    readonly schema: BodySchema;
    readonly required?: boolean;
  }[];
}

const queries: DescribedQuery[] = [...describedWires.values()].flatMap((wire) => {
  const document = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://127.0.0.1', wire)));
  return operations
    .filter((operation) => operation.wire.document === wire.document)
    .map((operation) => {
      const { parameters } = document.paths[operation.path][operation.method.toLowerCase()];
      const resolved = parameters.map((parameter: { $ref?: string; in: string }) =>
        parameter.$ref ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] : parameter,
      );
      return {
        name: operation.wire.namePrefix + operation.operationId,
        operation,
        parameters: resolved.filter((parameter: { in: string }) => parameter.in === 'query'),
      };
    })
    .filter(({ name, parameters }) => parameters.length > 0 && !UNREACHABLE.includes(name));
});

/** What changes something is asked of what is not there, so that nothing is lost to the next call. */
const NOWHERE: Readonly<Record<string, string>> = {
  apiKeyId: 'f'.repeat(24),
  apiUserId: 'f'.repeat(24),
  clientId: `mdb_sa_id_${'f'.repeat(24)}`,
  'groups clientId': `mdb_sa_id_${'f'.repeat(24)}`,
  invitationId: 'f'.repeat(24),
  'groups invitationId': 'f'.repeat(24),
  teamId: 'f'.repeat(24),
  userId: 'f'.repeat(24),
};

describe('a query', () => {
  let server: TestServer;
  let call: typeof fetch;
  let names: Readonly<Record<string, string>>;
  let projects = 0;

  beforeAll(async () => {
    server = await startServerForTests();
    call = authenticatedFetch({ baseUrl: server.url, credentials: server.first.apiKey });
    const there = await makeWhatPathsName(server);
    const read = async (path: string) => {
      const answer = await call(`${server.url}${path}`, { headers: ACCEPT });
      return (await answer.json()) as { name: string; username: string };
    };
    names = {
      ...there,
      groupName: (await read(`/api/atlas/v2/groups/${there.groupId}`)).name,
      userName: (await read(`/api/atlas/v2/users/${there.userId}`)).username,
      endpointSetId: 'x',
      errorCode: 'ORG_NOT_FOUND',
      teamName: 'x',
      token: 'x'.repeat(43),
      credentialId: server.first.apiKey.id,
      entryValue: '192.0.2.1',
      ipAddress: '192.0.2.1',
      eventId: 'f'.repeat(24),
      secretId: 'f'.repeat(24),
      sessionId: 'f'.repeat(24),
    };
  });
  afterAll(() => server.stop());

  /** Whoever asks for the end of its own credential has it to lose. */
  async function callOf({ permission }: Operation): Promise<typeof fetch> {
    if (permission !== 'ownCredential') return call;
    return authenticatedFetch({ baseUrl: server.url, credentials: await addKey(server, {}) });
  }

  async function send({ operation, parameters }: DescribedQuery, asked: URLSearchParams) {
    const query = withRequired(asked, parameters);
    const { method, path, permission, versions, operationId } = operation;
    // Some of what people ask for ends their session or their membership, or is about themselves.
    const isPersonal = operationId.includes('UserAccessList');
    const person =
      permission === 'user' || isPersonal
        ? await addPerson(server.services, { organizations: { [server.first.orgId]: ['ORG_MEMBER'] } })
        : undefined;
    const target = pathWith(
      {
        ...names,
        ...(method !== 'GET' && NOWHERE),
        ...(person && isPersonal && { userId: person.id }),
        // Deleted for real, each time.
        ...(operationId === 'deleteGroup' && { groupId: await addProject(server, `query ${projects++}`) }),
      },
      path,
    );
    const [version] = Object.keys(versions);
    const accept = version === 'unversioned' ? 'application/json' : `application/vnd.atlas.${version}+json`;
    const answer = await (person ? fetch : await callOf(operation))(`${server.url}${target}?${query}`, {
      method,
      headers: { Accept: accept, ...person?.headers },
      redirect: 'manual',
    });
    return { status: answer.status, text: await answer.text() };
  }

  it('is described for every operation of the API', () => {
    expect(queries.length).toBeGreaterThan(300);
    expect(new Set(queries.map(({ operation }) => operation.wire.name)).size).toBe(6);
  });

  it.each(queries)(
    'of $name is not refused for its form when the schema lets it through',
    async (described) => {
      for (const { name, schema } of described.parameters) {
        const samples = fc.sample(
          valuesOf(schema, (same) => same),
          { numRuns: 3, seed: 1 },
        );
        for (const value of new Set(samples)) {
          const { status, text } = await send(described, queryOf(name, value));
          expect(status, `${name}=${value}: ${text}`).toBeLessThan(500);
          // The page that sets the server up answers in HTML.
          const { errorCode } = status >= 400 && text.startsWith('{') ? JSON.parse(text) : {};
          expect(OF_FORM, `${name}=${value}: ${text}`).not.toContain(errorCode);
        }
      }
    },
  );

  it.each(queries)(
    'of $name is refused by its name when the schema does not let it through',
    async (described) => {
      for (const { name, schema } of described.parameters) {
        for (const value of wrongValues(schema)) {
          const query = queryOf(name, value);
          if (query.toString().length > LONGEST_QUERY) continue;
          const { status, text } = await send(described, query);
          expect(status, `${name}=${value}: ${text}`).toBe(400);
          const { badRequestDetail, detail, error_description } = JSON.parse(text);
          const told = badRequestDetail?.fields.map(({ field }: { field: string }) => field.split('.')[0]);
          if (told) expect(told, `${name}=${value}`).toContain(name);
          else expect(error_description ?? detail, `${name}=${value}`).toContain(name);
        }
      }
    },
  );
});

function queryOf(name: string, value: unknown): URLSearchParams {
  return new URLSearchParams([value].flat().map((one): [string, string] => [name, String(one)]));
}

/** With a value of each parameter that is required and not asked for. */
function withRequired(asked: URLSearchParams, parameters: DescribedQuery['parameters']): URLSearchParams {
  const missing = parameters.filter(({ name, required }) => required && !asked.has(name));
  return new URLSearchParams([
    ...asked,
    ...missing.flatMap(({ name, schema }) => {
      const [value] = fc.sample(
        valuesOf(schema, (same) => same).filter((one) => String(one).trim() !== ''),
        { numRuns: 1, seed: 1 },
      );
      return [...queryOf(name, value)];
    }),
  ]);
}

/** One value for each way to break the schema. A blank is none: it counts as left out. */
function wrongValues(schema: BodySchema): unknown[] {
  const { type, items, maxItems, minimum, maximum, maxLength, pattern, format } = schema;
  if (type === 'array' && items !== undefined) {
    const [one] = fc.sample(
      valuesOf(items, (same) => same),
      { numRuns: 1, seed: 1 },
    );
    return [...wrongValues(items), ...(maxItems === undefined ? [] : [Array(maxItems + 1).fill(one)])];
  }
  if (schema.enum) return ['UNHEARD_OF'];
  return [
    ...(type === 'boolean' ? ['maybe', '1'] : []),
    ...(type === 'integer' ? ['many', '1.5', '1e2', '9'.repeat(20)] : []),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(pattern === undefined || new RegExp(pattern, 'u').test('<%/>') ? [] : ['<%/>']),
    ...(format === 'date-time' ? ['yesterday', '2026-02-30T00:00:00Z', '1780000000'] : []),
  ];
}
