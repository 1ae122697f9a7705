import { describe, expect, it } from 'vitest';
import { matches, type OpenApiDocument, operationsOf } from './openapi.js';

const done = (...mediaTypes: string[]) => ({
  description: 'Done.',
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'object' } }])),
});
const version = (name: string) => `application/vnd.atlas.${name}+json`;

function documentWith(operation: object): OpenApiDocument {
  return {
    info: { title: 'Test', version: '1', description: '' },
    tags: [{ name: 'Keys' }],
    security: [{ Digest: [] }, { Cookie: [] }],
    paths: {
      '/keys/{keyId}': {
        get: {
          operationId: 'getKey',
          summary: 'Show a key',
          tags: ['Keys'],
          responses: { 200: done('application/json') },
          ...operation,
        },
      },
    },
    components: {
      schemas: {},
      parameters: {
        pretty: { in: 'query', name: 'pretty', description: 'Indents', schema: { type: 'boolean' } },
      },
      responses: { notFound: done('application/json') },
      securitySchemes: {
        Digest: { type: 'http' },
        Cookie: { type: 'apiKey', name: 'session' },
        Secret: { type: 'http', scheme: 'basic' },
      },
    },
  };
}

function read(operation: object) {
  const [found] = operationsOf(documentWith(operation));
  if (found === undefined) throw new Error('the document has an operation');
  return found;
}

describe('the operations of a document', () => {
  it('have their versions newest first, and previews last', () => {
    const types = ['2023-01-01', 'preview', '2025-03-12'].map(version);
    const { versions } = read({ responses: { 200: done(...types) } });
    expect(versions.map(({ name }) => name)).toEqual(['2025-03-12', '2023-01-01', 'preview']);
  });

  it('answer in each version what that version has, and the same refusals in all', () => {
    const { versions } = read({
      responses: {
        200: done(version('2023-01-01')),
        204: { description: 'Done.', content: { [version('2025-02-19')]: { 'x-sunset': '2027-07-01' } } },
        404: { $ref: '#/components/responses/notFound' },
      },
    });
    expect(
      versions.map(({ name, sunset, answers }) => [name, sunset, answers.map(({ status }) => status)]),
    ).toEqual([
      ['2025-02-19', '2027-07-01', ['204', '404']],
      ['2023-01-01', undefined, ['200', '404']],
    ]);
    expect(versions[0]?.answers[0]?.schema).toBeUndefined();
    expect(versions[0]?.answers[1]?.schema).toBeDefined();
  });

  it('have one version without a name where the media type has none', () => {
    const { versions } = read({});
    expect(versions).toMatchObject([{ mediaType: 'application/json' }]);
    expect(versions[0].name).toBeUndefined();
  });

  it('take a form without counting its media type as a version', () => {
    const { versions } = read({
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
    });
    expect(versions).toMatchObject([
      { mediaType: 'application/json', isForm: true, body: { type: 'object' } },
    ]);
    expect(versions[0].answers.map(({ status, schema }) => [status, schema])).toEqual([
      ['200', { type: 'object' }],
    ]);
  });

  it.each([
    [undefined, 'credential'],
    [[], 'nothing'],
    [[{}, { Cookie: [] }], 'nothing'],
    [[{ Cookie: [] }], 'session'],
    [[{ Secret: [] }], 'basic'],
  ])('with the security %j are called with: %s', (security, access) => {
    expect(read(security === undefined ? {} : { security }).access).toBe(access);
  });

  it('have their own parameters and the shared ones', () => {
    const { parameters } = read({
      parameters: [
        { in: 'path', name: 'keyId', required: true, schema: { type: 'string' } },
        { $ref: '#/components/parameters/pretty' },
      ],
    });
    expect(parameters).toEqual([
      { in: 'path', name: 'keyId', isRequired: true, schema: { type: 'string' } },
      { in: 'query', name: 'pretty', isRequired: false, schema: { type: 'boolean', description: 'Indents' } },
    ]);
  });

  it('cannot be read where a reference leads nowhere', () => {
    expect(() => read({ parameters: [{ $ref: '#/components/parameters/none' }] })).toThrow('parameters/none');
  });

  it.each([
    ['getkey', true],
    ['keys/{keyid}', true],
    ['show get', true],
    ['show delete', false],
  ])('are found by name, path and summary: %s', (search, isFound) => {
    expect(matches(read({}), search)).toBe(isFound);
  });
});
