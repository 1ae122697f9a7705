import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { type AnyContext, operation } from './define-operation.js';
import { servedOperations } from './served-operations.js';

const Named = Type.Object({ name: Type.String() });
const NamedAlone = Type.Object({ name: Type.String() }, { additionalProperties: false });
const Numbered = Type.Object({ number: Type.Number() });

const about = {
  operationId: 'getThing',
  tag: 'Things',
  summary: 'Show a thing',
  method: 'GET',
  permission: 'organization.read',
  status: 200,
} as const;

/** What the operation answers on a wire, given parameters of the path and a body. */
function answerOf(
  definition: ReturnType<typeof operation>,
  wire: string,
  version: '2023-01-01' | '2025-01-01' | 'unversioned',
  given: { path?: Record<string, string>; body?: unknown } = {},
): unknown {
  const served = servedOperations(definition).find(({ wire: { name } }) => name === wire);
  return served?.versions[version]?.handle({ path: {}, ...given } as unknown as AnyContext);
}

describe('an operation on several wires', () => {
  const definition = operation({
    ...about,
    path: '/orgs/{orgId}/things/{thingId}',
    body: Named,
    handle: ({ path, body }) => `${path.orgId} ${path.thingId} ${body.name}`,
    wires: {
      atlas: { versions: { '2023-01-01': {}, '2025-01-01': { status: 201, handle: () => 'newer' } } },
      cloudManager: {
        operationId: 'getObject',
        path: '/orgs/{orgId}/objects/{objectId}',
        permission: 'organization.write',
        body: NamedAlone,
        present: (text) => text.toUpperCase(),
      },
    },
  });
  const [onAtlas, onCloudManager] = servedOperations(definition);
  const path = { orgId: 'a', thingId: 'b' };

  it('is served below the base path of each', () => {
    expect(onAtlas?.path).toBe('/api/atlas/v2/orgs/{orgId}/things/{thingId}');
    expect(onCloudManager?.path).toBe('/api/public/v1.0/orgs/{orgId}/objects/{objectId}');
  });

  it('has what each wire says of it, and otherwise what all share', () => {
    expect(onAtlas).toMatchObject({ operationId: 'getThing', permission: 'organization.read' });
    expect(onCloudManager).toMatchObject({ operationId: 'getObject', permission: 'organization.write' });
    expect(onCloudManager?.summary).toBe('Show a thing');
    expect(onCloudManager?.versions.unversioned).toMatchObject({ status: 200, body: NamedAlone });
  });

  it('has versions where the wire has', () => {
    expect(Object.keys(onAtlas?.versions ?? {})).toEqual(['2023-01-01', '2025-01-01']);
    expect(onAtlas?.versions['2023-01-01']?.status).toBe(200);
    expect(onAtlas?.versions['2025-01-01']?.status).toBe(201);
    expect(Object.keys(onCloudManager?.versions ?? {})).toEqual(['unversioned']);
  });

  it('is answered by the shared handler, unless a version has its own', () => {
    expect(answerOf(definition, 'atlas', '2023-01-01', { path, body: { name: 'c' } })).toBe('a b c');
    expect(answerOf(definition, 'atlas', '2025-01-01', { path })).toBe('newer');
  });

  it('gives the handler parameters of another name by their places, and presents what it answers', () => {
    expect(
      answerOf(definition, 'cloudManager', 'unversioned', {
        path: { objectId: 'b', orgId: 'a' },
        body: { name: 'c' },
      }),
    ).toBe('A B C');
  });

  it('presents what a handler promises', async () => {
    const promising = operation({
      ...about,
      path: '/things',
      handle: async () => 1,
      wires: { cloudManager: { present: (number) => number + 1 } },
    });
    expect(await answerOf(promising, 'cloudManager', 'unversioned')).toBe(2);
  });

  it('cannot have other parameters on one of them', () => {
    const other = operation({
      ...about,
      path: '/things/{thingId}',
      handle: () => undefined,
      wires: { cloudManager: { path: '/things' } },
    });
    expect(() => servedOperations(other)).toThrow('/things has other parameters than /things/{thingId}');
  });

  it('needs a handler for each', () => {
    const without = operation({ ...about, path: '/things', wires: { private: {} } });
    expect(() => servedOperations(without)).toThrow('getThing has a wire without a handler');
  });

  it('needs a handler of its own for a body that the shared one does not understand', () => {
    operation({
      ...about,
      path: '/things',
      body: Named,
      handle: ({ body }) => body.name,
      // @ts-expect-error: checked by the compiler
      wires: { cloudManager: { body: Numbered } },
    });
    const own = operation({
      ...about,
      path: '/things',
      body: Named,
      handle: ({ body }) => body.name,
      wires: { cloudManager: { body: Numbered, handle: ({ body }) => body.number.toFixed(1) } },
    });
    expect(answerOf(own, 'cloudManager', 'unversioned', { body: { number: 3 } })).toBe('3.0');
  });

  describe('like a version of the Atlas wire', () => {
    const like = operation({
      ...about,
      path: '/accessList/{entryId}',
      handle: () => 1,
      wires: {
        atlas: {
          response: Numbered,
          present: (number) => number + 1,
          versions: {
            '2023-01-01': {
              status: 202,
              publishedStatus: 200,
              deprecated: { deprecation: 'then', sunset: 'then' },
            },
            '2025-01-01': { handle: () => 'newer' },
          },
        },
        atlasV1: {
          like: '2023-01-01',
          formerly: { operationId: 'getOldThing', path: '/whitelist/{entryId}' },
        },
      },
    });
    const served = servedOperations(like).filter(({ wire }) => wire.name === 'atlasV1');

    it('answers as it does, without what versions alone have', () => {
      expect(answerOf(like, 'atlasV1', 'unversioned')).toBe(2);
      expect(served[0]?.versions.unversioned).toMatchObject({ status: 202, response: Numbered });
      expect(served[0]?.versions.unversioned?.publishedStatus).toBeUndefined();
      expect(served[0]?.versions.unversioned?.deprecated).toBeUndefined();
      expect(Object.keys(served[0]?.versions ?? {})).toEqual(['unversioned']);
    });

    it('answers to a former name as well, which is deprecated', () => {
      expect(
        served.map(({ operationId, path, isDeprecated }) => ({ operationId, path, isDeprecated })),
      ).toEqual([
        { operationId: 'getThing', path: '/api/atlas/v1.0/accessList/{entryId}', isDeprecated: undefined },
        { operationId: 'getOldThing', path: '/api/atlas/v1.0/whitelist/{entryId}', isDeprecated: true },
      ]);
      expect(served[1]?.summary).toBe('Show a thing; the old name of getThing');
    });

    it('has to name one that there is', () => {
      const none = operation({
        ...about,
        path: '/things',
        handle: () => 1,
        wires: { atlasV1: { like: '2023-01-01' } },
      });
      expect(() => servedOperations(none)).toThrow('getThing has no version 2023-01-01');
    });
  });
});
