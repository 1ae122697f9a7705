import { authenticatedFetch } from '@sallyport/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { describedWires } from '../../src/http/openapi/routes.js';
import { operations } from '../../src/http/operations/index.js';
import { makeWhatPathsName, pathWith } from '../support/named-in-paths.js';
import { type BodySchema, damagesOf, valuesOf } from '../support/schema-values.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What the OpenAPI documents say of bodies is what the server takes: no body that its schema lets through is refused for its
// form, and one that it does not let through is refused.

/** Refusals that say that a body has another form than it should; all others are about what it asks for. */
const OF_FORM = [
  'INVALID_ATTRIBUTE',
  'INVALID_ENUM_VALUE',
  'INVALID_JSON',
  'INVALID_JSON_ATTRIBUTE',
  'MALFORMED_JSON',
  'MISSING_ATTRIBUTE',
  'TOO_MANY_ELEMENTS',
  'VALIDATION_ERROR',
];

interface DescribedBody {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly schema: BodySchema;
  readonly resolve: (schema: BodySchema) => BodySchema;
}

const bodies: DescribedBody[] = [...describedWires.values()].flatMap((wire) => {
  const document = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://127.0.0.1', wire)));
  const resolve = (schema: BodySchema): BodySchema =>
    schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  return (
    operations
      .filter((operation) => operation.wire.document === wire.document)
      // The others are for people, who sign in, and for programs without credentials.
      .filter(({ permission }) => !['always', 'public', 'visitor', 'user'].includes(permission))
      .flatMap(({ operationId, method, path, wire: { namePrefix } }) => {
        const { requestBody } = document.paths[path][method.toLowerCase()];
        const [described] = Object.entries<{ schema: BodySchema }>(requestBody?.content ?? {});
        if (described === undefined) return [];
        const [type, { schema }] = described;
        return [{ name: namePrefix + operationId, method, path, type, schema, resolve }];
      })
  );
});

/** What the server takes all the same. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  // Published as required; the live service makes teams without people.
  createOrgTeam: ['without usernames: 201'],
  'atlasV1.createOrgTeam': ['without usernames: 201'],
  // Unchanged, as null is.
  updateOrgServiceAccount: ['description too short: 200', 'name too short: 200'],
  // Nobody can have it, so nothing is taken away.
  removeOrgUserRole: ['orgRole of no known value: 200'],
};

/** What is missing only for some callers: keys of a destination that the caller does not own. */
const MISSING_FOR_SOME = /attribute destinationOrgP\w+ApiKey was not specified/;

describe('a body', () => {
  let server: TestServer;
  let call: typeof fetch;
  let names: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startTestServer();
    call = authenticatedFetch({ baseUrl: server.url, credentials: server.first.apiKey });
    names = await makeWhatPathsName(server);
  });
  afterAll(() => server.stop());

  async function send({ method, path, type }: DescribedBody, body: unknown) {
    const answer = await call(server.url + pathWith(names, path), {
      method,
      headers: { Accept: type, 'Content-Type': type },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const { errorCode, detail } = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, errorCode, detail };
  }

  it('is described for many operations', () => {
    expect(bodies.length).toBeGreaterThan(80);
  });

  it.each(bodies)(
    'of $name is not refused for its form when the schema lets it through',
    async (described) => {
      await fc.assert(
        fc.asyncProperty(valuesOf(described.schema, described.resolve), async (body) => {
          const { status, errorCode, detail } = await send(described, body);
          if (MISSING_FOR_SOME.test(detail)) return;
          expect(OF_FORM, `${status} ${detail}`).not.toContain(errorCode);
        }),
        { numRuns: 5, seed: 1 },
      );
    },
  );

  it.each(bodies)('of $name is refused when the schema does not let it through', async (described) => {
    const { name, schema, resolve } = described;
    // Not what another test has sent: a name that is taken is refused whatever else there is.
    const seed = 2 + bodies.indexOf(described);
    const [whole] = fc.sample(valuesOf(schema, resolve, true), { numRuns: 1, seed });
    const taken: string[] = [];
    for (const { what, value } of damagesOf(schema, whole, resolve)) {
      const { status, errorCode } = await send(described, value);
      if (status < 400 || status >= 500) taken.push(`${what}: ${status} ${errorCode ?? ''}`.trimEnd());
    }
    expect(taken).toEqual(TAKEN[name] ?? []);
  });
});
