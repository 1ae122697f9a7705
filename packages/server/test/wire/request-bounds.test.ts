import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBounds } from '../../src/domain/bounds/index.js';
import { textBounds } from '../../src/domain/bounds/texts.js';
import { operations } from '../../src/http/operations/index.js';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

/** A schema, with where it stands in a request. */
interface Place {
  readonly at: string;
  readonly schema: Schema;
}

/** What clients send back of an answer, whatever it holds: passed over, and bounded by the body alone. */
const PASSED_OVER = ['clusterCount', 'created', 'groupId', 'id', 'links'];

function* placesIn(schema: Schema | undefined, at: string): Generator<Place> {
  if (schema === undefined) return;
  yield { at, schema };
  for (const [name, part] of Object.entries(schema.properties ?? {})) yield* placesIn(part, `${at}.${name}`);
  yield* placesIn(schema.items, `${at}[]`);
  for (const part of schema.anyOf ?? []) yield* placesIn(part, at);
}

/** Every schema of every request: query parameters, and bodies, those that are forms among them. */
const places = operations.flatMap(({ method, path, query, versions }) => [
  ...placesIn(query as Schema | undefined, `${method} ${path} query`),
  ...Object.entries(versions).flatMap(([version, spec]) => [
    ...placesIn(spec?.body as Schema | undefined, `${method} ${path} ${version} body`),
  ]),
]);

const isOf = (type: string, { type: own }: Schema) =>
  own === type || (Array.isArray(own) && own.includes(type));

/** Whether a pattern is one of the whole text, and nothing in it may be repeated without an end. */
function boundsLength(pattern: string | undefined): boolean {
  if (pattern === undefined || !/^\^.*\$$/s.test(pattern)) return false;
  return !/[*+]|\{\d+,\}/.test(pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x'));
}

function isBounded(schema: Schema): boolean {
  if (schema.enum !== undefined || schema.const !== undefined) return true;
  if (isOf('string', schema) && schema.maxLength === undefined && !boundsLength(schema.pattern)) return false;
  return !isOf('array', schema) || schema.maxItems !== undefined;
}

describe('a text or a list in a request', () => {
  it('has a bound, in the bodies and queries of every operation on every wire', () => {
    expect(places.filter(({ schema }) => !isBounded(schema)).map(({ at }) => at)).toEqual([]);
  });

  it('is told by its schema: nothing else is taken but what is passed over', () => {
    const untold = places.filter(
      ({ at, schema: { type, enum: values, const: value, anyOf } }) =>
        type === undefined &&
        values === undefined &&
        value === undefined &&
        anyOf === undefined &&
        !PASSED_OVER.includes(at.split('.').at(-1) ?? ''),
    );
    expect(untold.map(({ at }) => at)).toEqual([]);
  });

  it('has a bound of the one list of them, but where all values have one length or stand in the schema', () => {
    const listed = new Set(
      Object.values(allBounds).flatMap((bounds) => Object.values(bounds).map(({ most }) => most)),
    );
    const unlisted = places.filter(({ schema: { minLength, maxLength, maxItems, items } }) => {
      if (maxLength !== undefined && maxLength !== minLength && !listed.has(maxLength)) return true;
      return maxItems !== undefined && maxItems !== items?.enum?.length && !listed.has(maxItems);
    });
    expect(unlisted.map(({ at }) => at)).toEqual([]);
  });

  it('would be missed without one', () => {
    const unbounded: Schema[] = [
      { type: 'string' },
      { type: ['string', 'null'] },
      { type: 'string', pattern: '^a+$' },
      { type: 'string', pattern: '[a-f]{24}' },
      { type: 'string', pattern: '^[a-f]{2,}$' },
      { type: 'array', items: { type: 'string', maxLength: 3 } },
    ];
    expect(unbounded.filter(isBounded)).toEqual([]);
    const bounded: Schema[] = [
      { type: 'string', pattern: '^([a-f0-9+*]{24})?$' },
      { type: 'string', maxLength: 3 },
      { type: 'string', enum: ['a'] },
      { type: 'array', maxItems: 3 },
    ];
    expect(bounded.filter((schema) => !isBounded(schema))).toEqual([]);
  });
});

describe('more characters than a text may have', () => {
  let server: TestServer;
  let call: Call;
  beforeAll(async () => {
    server = await startTestServer();
    call = createCall(server);
  });
  afterAll(() => server.stop());

  it('are refused by name of the field and number, in a body', async () => {
    const long = 'x'.repeat(textBounds.someText.most + 1);
    const answer = await call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
      body: { desc: 'x', roles: [long] },
    });
    expect([answer.status, answer.json.errorCode], answer.text).toEqual([400, 'VALIDATION_ERROR']);
    expect(answer.json.badRequestDetail.fields).toEqual([
      { field: 'roles.0', description: 'must not have more than 1024 characters' },
    ]);
  });

  it('are refused by name of the parameter, in a query', async () => {
    const answer = await call('GET', `/orgs?name=${'x'.repeat(textBounds.someText.most + 1)}`);
    expect([answer.status, answer.json.errorCode, answer.json.parameters], answer.text).toEqual([
      400,
      'INVALID_QUERY_PARAMETER',
      ['name'],
    ]);
  });

  const withParameters = [
    ...new Set(
      operations.filter(({ path }) => path.includes('{')).map(({ method, path }) => `${method} ${path}`),
    ),
  ];

  it(`name nothing in a path, on any of ${withParameters.length} paths`, async () => {
    const most = textBounds.pathParameter.most;
    const statuses = new Map<string, number>();
    for (const operation of withParameters) {
      const [method = '', path = ''] = operation.split(' ');
      const filled = path.replace(/\{\w+\}/g, 'a'.repeat(most + 1));
      // What has several of them is longer than the head may be.
      if (filled.length > 14_000) continue;
      const answer = await call(method, filled);
      if (answer.status !== 404 || answer.json.errorCode !== 'RESOURCE_NOT_FOUND')
        statuses.set(operation, answer.status);
    }
    expect([...statuses]).toEqual([]);
  });
});
