import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/operations/index.js';
import { ATLAS } from '../../src/http/wires/atlas.js';
import { CLOUD_MANAGER } from '../../src/http/wires/cloud-manager.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { compareDocuments } from './compare.js';
import { type ApiDocument, resolve } from './document.js';

const require = createRequire(import.meta.url);

const published: ApiDocument = JSON.parse(
  readFileSync(new URL('atlas-admin-api-v2.json', import.meta.url), 'utf8'),
);
const document = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://127.0.0.1:8080')));

const comparisons = compareDocuments(published, document);
const tags = [...new Set(comparisons.map((comparison) => comparison.published.tag))].sort().map((tag) => {
  const all = comparisons.filter((comparison) => comparison.published.tag === tag);
  const conforming = all.filter(({ isServed, differences }) => isServed && differences.length === 0);
  return { all, line: `${tag}: ${conforming.length} of ${all.length} operations as published` };
});

describe('the operations of the Atlas Administration API', () => {
  for (const { all, line } of tags) {
    it(line, () => {
      const differing = all.filter(({ differences }) => differences.length > 0);
      expect(
        differing.map(({ published: { operationId }, differences }) => ({ operationId, differences })),
      ).toEqual([]);
      const missing = all
        .filter(({ isServed }) => !isServed)
        .map(({ published: { operationId } }) => operationId);
      expect(missing).toEqual([]);
    });
  }

  afterAll(() => {
    process.stdout.write(`${tags.map(({ line }) => line).join('\n')}\n`);
  });
});

describe('the comparison', () => {
  /** The differences of createGroup after its description was changed. */
  function differencesAfter(change: (operation: Changeable, schemas: Record<string, Changeable>) => void) {
    const changed = structuredClone(document);
    change(changed.paths['/api/atlas/v2/groups'].post, changed.components.schemas);
    const found = compareDocuments(published, changed).find(
      ({ published: { operationId } }) => operationId === 'createGroup',
    );
    return found?.differences;
  }
  // biome-ignore lint/suspicious/noExplicitAny: a document to be damaged
  type Changeable = any;
  const TYPE = 'application/vnd.atlas.2023-01-01+json';

  it.each<[string, Parameters<typeof differencesAfter>[0], string[]]>([
    ['nothing', () => {}, []],
    ['an operationId', (post) => (post.operationId = 'x'), ['operationId is x, not createGroup']],
    ['a tag', (post) => (post.tags = ['x']), ['tag is x, not Projects']],
    ['a parameter', (post) => post.parameters.pop(), ['parameter query projectOwnerId is missing']],
    [
      'whether a parameter is required',
      (post) => (post.parameters.at(-1).required = true),
      ['parameter query projectOwnerId is required'],
    ],
    ['a body', (post) => delete post.requestBody, [`body: ${TYPE} is missing`]],
    [
      'a property two levels deep',
      (_post, { ResourceTag, ResourceTagRequest }) => {
        delete ResourceTag.properties.key;
        delete ResourceTagRequest.properties.key;
      },
      ['body: tags.key is missing', `200: ${TYPE}: tags.key is missing`],
    ],
    [
      'what a body requires',
      (_post, { GroupBody }) => GroupBody.required.pop(),
      ['body: orgId is not required'],
    ],
    ['a status', (post) => delete post.responses[200], ['status 200 is missing']],
    ['a version', (post) => delete post.responses[200].content[TYPE], [`200: ${TYPE} is missing`]],
  ])('sees when %s is changed', (_what, change, differences) => {
    expect(differencesAfter(change)).toEqual(differences);
  });

  it('sees an operation that is not served', () => {
    const { '/api/atlas/v2/groups': _groups, ...paths } = document.paths;
    const missing = compareDocuments(published, { ...document, paths }).filter(({ isServed }) => !isServed);
    expect(missing.map(({ published: { operationId } }) => operationId)).toEqual(
      expect.arrayContaining(['listGroups', 'createGroup']),
    );
  });
});

describe.each([
  { wire: ATLAS, path: '/api/openapi' },
  { wire: CLOUD_MANAGER, path: '/api/public/openapi' },
])('the served document of the $wire.name wire', ({ wire, path }) => {
  let server: TestServer;
  let directory: string;
  let json: ServedDocument;
  beforeAll(async () => {
    server = await startTestServer();
    directory = mkdtempSync(join(tmpdir(), 'sallyport-openapi-'));
    json = (await (await fetch(`${server.url}${path}.json`)).json()) as ServedDocument;
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true, force: true });
    await server.stop();
  });

  it('has every operation that is served, and no other', () => {
    expect(json.openapi).toBe('3.1.0');
    expect(json.paths).toEqual(
      JSON.parse(JSON.stringify(openApiDocument(operations, server.publicUrl, wire).paths)),
    );
    const described = Object.entries(json.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    );
    expect(described.sort()).toEqual(
      operations
        .filter((operation) => operation.wire.document === wire.document)
        .map((operation) => `${operation.operationId} ${operation.method} ${operation.path}`)
        .sort(),
    );
  });

  it('is the same document in YAML', async () => {
    const yaml = await fetch(`${server.url}${path}.yaml`);
    expect(parse(await yaml.text())).toEqual(json);
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(json).matchAll(/\{"\$ref":"[^"]+"\}/g)];
    expect(references.length).toBeGreaterThan(400);
    for (const [reference] of references) expect(resolve(json, JSON.parse(reference))).toBeTypeOf('object');
  });

  it('passes the recommended rules of Redocly without an error or a warning', async () => {
    expect(await lint(json)).toEqual({ problems: [], errors: 0, warnings: 0 });
  });

  it('would not pass with a reference that leads nowhere or a tag without a description', async () => {
    const damaged = JSON.parse(
      JSON.stringify(json).replaceAll('#/components/schemas/Link"', '#/components/schemas/Nothing"'),
    );
    damaged.tags[0].description = undefined;
    const { problems } = await lint(damaged);
    expect([...new Set(problems.map((problem) => problem.split(' ', 1)[0]))].sort()).toEqual([
      'no-unresolved-refs',
      // The schema that the references led to.
      'no-unused-components',
      'tag-description',
    ]);
  });

  /** Checks a document with the configuration of this repository: `rule place message` for each problem. */
  async function lint(checked: unknown): Promise<{ problems: string[]; errors: number; warnings: number }> {
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    const file = join(directory, 'openapi.json');
    writeFileSync(file, JSON.stringify(checked, null, 2));
    const output = await new Promise<string>((resolveOutput) => {
      execFile(
        process.execPath,
        [
          require.resolve('@redocly/cli/bin/cli.js'),
          ...[
            'lint',
            file,
            '--config',
            join(root, 'redocly.yaml'),
            '--format',
            'json',
            '--max-problems',
            '1000',
          ],
        ],
        {
          cwd: directory,
          maxBuffer: 64 * 1024 * 1024,
          env: { PATH: process.env.PATH, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
        },
        // An exit status other than 0 comes with the problems that are asked for here.
        (_error, stdout, stderr) => resolveOutput(stdout || stderr),
      );
    });
    const { totals, problems } = JSON.parse(output.slice(output.indexOf('{')));
    return {
      problems: problems.map(
        ({ ruleId, message, location: [place] }: RedoclyProblem) => `${ruleId} ${place?.pointer} ${message}`,
      ),
      errors: totals.errors,
      warnings: totals.warnings,
    };
  }
});

interface ServedDocument extends ApiDocument {
  readonly openapi: string;
}

interface RedoclyProblem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly { readonly pointer?: string }[];
}
