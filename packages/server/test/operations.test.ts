import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { endpointSetOf } from '../src/domain/rate-limits.js';
import type { OperationDefinition } from '../src/http/define-operation.js';
import type { Operation } from '../src/http/operation.js';
import { operations } from '../src/http/operations/index.js';
import { servedOperations } from '../src/http/served-operations.js';
import { filesThatCall, textsOfTests } from './support/texts-of-tests.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const http = `${src}http/`;

const sources = readdirSync(http, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Those that have to hold an operation each: the indexes name them. */
const operationFiles = sources.filter(
  (file) => file.startsWith('operations/') && basename(file) !== 'index.ts',
);
const definitions = await Promise.all(
  operationFiles.map(async (file) => {
    const name = basename(file, '.ts');
    const module: Record<string, unknown> = await import(`../src/http/${file.replace(/\.ts$/, '.js')}`);
    return { file, name, exported: Object.keys(module), definition: module[name] as OperationDefinition };
  }),
);

function definitionOf(id: string): OperationDefinition {
  const found = definitions.find(({ name }) => name === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found.definition;
}

describe('the folders of operations', () => {
  it('hold operations alone, one a file, which is named after it', () => {
    const others = definitions.filter(
      ({ name, exported, definition }) => exported.join() !== name || definition.operationId !== name,
    );
    expect(others.map(({ file }) => file)).toEqual([]);
  });

  it('are those of a noun', () => {
    expect(operationFiles.filter((file) => !/^operations\/[a-z-]+\/\w+\.ts$/.test(file))).toEqual([]);
  });

  it.each(definitions)('serve $name on every wire that it names', ({ definition }) => {
    for (const [wire, { operationId = definition.operationId }] of Object.entries(definition.wires))
      expect(
        operations.filter(
          (operation) => operation.wire.name === wire && operation.operationId === operationId,
        ),
        wire,
      ).toHaveLength(1);
  });
});

describe('a test of every operation', () => {
  const texts = textsOfTests();
  const isCalled = (operation: Operation) => filesThatCall(operation, texts).length > 0;

  it.each(definitions)(
    'stands beside $name, or somewhere else where its path and method are written',
    ({ file, definition }) => {
      const beside = `src/http/${file.replace(/\.ts$/, '.test.ts')}`;
      expect(texts.has(beside) || servedOperations(definition).some(isCalled)).toBe(true);
    },
  );

  it('is none that writes another path, or the path without the method', () => {
    const operation = servedOperations(definitionOf('deleteOrgInvite'))[0];
    if (operation === undefined) throw new Error('deleteOrgInvite is not served');
    const callsIn = (text: string) => filesThatCall(operation, new Map([['a.test.ts', text]])).length;
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources as they are written
    expect(callsIn("call('DELETE', `/api/atlas/v2/orgs/${orgId}/invites/${id}`)")).toBe(1);
    expect(callsIn("curl(`${base}/invites/${id}`, { method: 'DELETE' })")).toBe(1);
    expect(callsIn('curl(`${base}/invites/${id}`)')).toBe(0);
    expect(callsIn("call('DELETE', `${base}/invites`)")).toBe(0);
    expect(callsIn("call('DELETE', `${invites}/${id}`)")).toBe(0);
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: sources as they are written
  });
});

describe('other sources of the wires', () => {
  it('have names in kebab case', () => {
    const named = sources.filter((file) => !file.startsWith('operations/') || file.endsWith('index.ts'));
    expect(
      named.filter((file) => !/^[a-z0-9-]+\.ts$/.test(basename(file)) || /[A-Z_]/.test(dirname(file))),
    ).toEqual([]);
  });
});

describe('the paths of the wires', () => {
  /** A path written out, or a look at how one begins. */
  const OF_A_WIRE = /['"`}]\/api\/|\.startsWith\(\W*(?:\w+\.)*(?:root|base|basePath)\b/;

  it('are known where they are written out or looked at', () => {
    for (const one of ["'/api/oauth/token'", '}/api/atlas/v2', 'path.startsWith(wire.basePath)'])
      expect(OF_A_WIRE.test(one), one).toBe(true);
    expect(OF_A_WIRE.test('wirePaths.oauth.base}/token')).toBe(false);
  });

  it('stand in one place, which says as well which of them a path lies below', () => {
    const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('docs/'));
    const naming = all.filter((file) => OF_A_WIRE.test(readFileSync(`${src}${file}`, 'utf8')));
    expect(naming.sort()).toEqual(['domain/wire-paths.ts', 'http/wires/index.ts']);
  });
});

describe('every operation of the Atlas wire', () => {
  /** With the reason, each. The published description has 429 for all operations. */
  const UNLIMITED: readonly string[] = [];

  it('has a rate limit, or is named as one that has none', () => {
    const unlimited = operations.filter(
      (operation) => operation.wire.name === 'atlas' && endpointSetOf(operation) === undefined,
    );
    expect(unlimited.map(({ operationId }) => operationId)).toEqual(UNLIMITED);
  });
});
