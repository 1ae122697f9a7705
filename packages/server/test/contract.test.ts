import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { contractModule, newestVersionModule, requirementsModule } from '../src/docs/contract.js';
import { generatedModules } from '../src/docs/modules.js';
import type { Operation } from '../src/http/operation.js';
import { named, requestForm } from '../src/http/schemas/common.js';
import { ATLAS } from '../src/http/wires/atlas.js';

describe("the client package's generated modules", () => {
  const modules = generatedModules.map(({ file, render }) => ({
    name: basename(file.pathname),
    file,
    render,
  }));

  it.each(modules)('$name is what the operations say; otherwise run npm run docs', (module) => {
    expect(existsSync(module.file) ? readFileSync(module.file, 'utf8') : 'no such module').toBe(
      module.render(),
    );
  });
});

const Thing = named(
  'Thing',
  Type.Object({
    id: Type.String({ readOnly: true }),
    name: Type.String({ description: 'What people call it' }),
    'odd-name': Type.Optional(Type.Union([Type.Enum(['A', "B'"]), Type.Null()])),
    password: Type.Optional(Type.String({ writeOnly: true })),
  }),
);
const handle = () => undefined;
const getThing: Operation = {
  wire: ATLAS,
  operationId: 'getThing',
  tag: 'Root',
  summary: 'Show a thing',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/things/{thingId}',
  permission: 'organization.read',
  query: Type.Object({ depth: Type.Integer({ default: 1 }) }),
  versions: {
    '2023-01-01': { status: 200, response: Type.Array(Thing), handle },
    '2024-08-05': { status: 200, response: Thing, handle },
    preview: { status: 204, handle },
  },
};
const createThing: Operation = {
  wire: ATLAS,
  operationId: 'createThing',
  tag: 'Root',
  summary: 'Make a thing',
  method: 'POST',
  path: '/api/atlas/v2/things',
  permission: 'authenticated',
  reach: { needs: { permission: 'organization.write', unless: 'it is a person' }, require() {} },
  versions: {
    '2023-01-01': {
      status: 201,
      body: requestForm(
        Thing,
        Type.Object({ id: Type.Optional(Type.String({ readOnly: true })), name: Type.String() }),
      ),
      response: Thing,
      handle,
    },
  },
};

describe('a generated module', () => {
  it('has the types of all versions and where to call', () => {
    expect(
      contractModule('Test', [getThing, createThing]),
    ).toBe(`// Generated from the operations by \`npm run docs\`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface TestOperations {
  /** Make a thing. */
  readonly createThing: {
    readonly input: {
      readonly body: ThingBody;
    };
    readonly answer: Thing;
  };
  /** Show a thing. */
  readonly getThing: {
    readonly input: {
      readonly orgId: string;
      readonly thingId: string;
      readonly depth?: number;
    };
    readonly answer: Thing;
    readonly otherVersions: {
      readonly '2023-01-01': {
        readonly input: {
          readonly orgId: string;
          readonly thingId: string;
          readonly depth?: number;
        };
        readonly answer: readonly Thing[];
      };
      readonly preview: {
        readonly input: {
          readonly orgId: string;
          readonly thingId: string;
          readonly depth?: number;
        };
        readonly answer: undefined;
      };
    };
  };
}

/** Method and path template of each operation. */
export const testRoutes: Readonly<Record<keyof TestOperations, string>> = {
  createThing: 'POST /api/atlas/v2/things',
  getThing: 'GET /api/atlas/v2/orgs/{orgId}/things/{thingId}',
};

export interface Thing {
  readonly id: string;
  /** What people call it */
  readonly name: string;
  readonly 'odd-name'?: 'A' | 'B\\'' | null;
}

export interface ThingBody {
  readonly name: string;
}
`);
  });

  it('says what is needed', () => {
    expect(
      requirementsModule([getThing, createThing]),
    ).toBe(`// Generated from the operations by \`npm run docs\`.

/** The permission each operation needs in the organization or project of its path, or who may call it. */
export const permissions = {
  createThing: 'authenticated',
  getThing: 'organization.read',
} as const;

/** What some need beyond that, and when they do not. */
export const alsoNeeds = {
  createThing: { permission: 'organization.write', unless: 'it is a person' },
} as const;
`);
  });

  it('is not written for an operation that takes two things by one name', () => {
    const twice = { ...getThing, query: Type.Object({ thingId: Type.String() }) };
    expect(() => contractModule('Test', [twice])).toThrow('getThing has two inputs of one name');
  });

  it('names the latest date of all versions as the newest version, previews left out', () => {
    expect(newestVersionModule([createThing, getThing])).toContain("NEWEST_VERSION = '2024-08-05'");
  });
});
