import type { TSchema } from 'typebox';
import { DEFAULT_ITEMS_PER_PAGE, limits } from '../domain/limits.js';
import { needs, rateLimit } from '../http/openapi/operation-facts.js';
import type { Operation, OperationVersion } from '../http/operation.js';
import { propertiesOf } from '../http/wire/query.js';
import { wires } from '../http/wires/index.js';
import type { Wire } from '../http/wires/wire.js';
import { anchor, bullets, code, page, table } from './markdown.js';

/** The page of the operations of each wire; links to operations lead there. */
export const OPERATION_PAGES: Readonly<Record<Wire['name'], string>> = {
  atlas: 'operations.md',
  atlasV1: 'atlas-v1-operations.md',
  cloudManager: 'cloud-manager-operations.md',
  private: 'operations.md',
  oauth: 'operations.md',
  server: 'operations.md',
  test: 'test-operations.md',
};

/** How pages for people call each wire, in the order in which they show them. */
export const WIRE_TITLES: Readonly<Record<Wire['name'], string>> = {
  atlas: 'Atlas Administration API',
  atlasV1: 'Atlas Administration API v1.0',
  cloudManager: 'Cloud Manager Public API',
  private: 'Beside the two wires',
  oauth: 'OAuth',
  server: 'The server itself',
  test: 'Test controls',
};

const LISTS = `Lists take \`pageNum\` (from 1) and \`itemsPerPage\` (1 to ${limits.itemsPerPage}, by default ${DEFAULT_ITEMS_PER_PAGE}).`;

/** The pages of operations, from their list. */
export function operationPages(operations: readonly Operation[]) {
  return [
    { name: OPERATION_PAGES.atlas, render: () => operationsPage(operations) },
    { name: OPERATION_PAGES.atlasV1, render: () => atlasV1OperationsPage(operations) },
    { name: OPERATION_PAGES.cloudManager, render: () => cloudManagerOperationsPage(operations) },
    { name: OPERATION_PAGES.test, render: () => testOperationsPage(operations) },
  ];
}

/** docs/reference/operations.md, all but those of the wires that have a page of their own. */
function operationsPage(operations: readonly Operation[]): string {
  return page(
    '# Operations',
    `All operations of this server, with the names of the public API. The
[Cloud Manager API](${OPERATION_PAGES.cloudManager}) has its own page. A running server has the same as an OpenAPI
document, with all schemas, at \`/api/openapi.json\` and \`/api/openapi.yaml\`.`,
    bullets([
      'Versioned operations need a version in `Accept`: `application/vnd.atlas.2025-03-12+json`. The server uses the newest version that is not later than this date.',
      'Every operation accepts `pretty=true` (indented JSON) and `envelope=true` (response wrapped as `content` and `status`).',
      LISTS,
      'A rate limit has a capacity (requests at once) and a refill (requests per minute). This page shows the published numbers; GET /rateLimits shows those of the server.',
    ]),
    ...sectionsByTag(ofWire(operations, 'atlas')),
  );
}

/** docs/reference/atlas-v1-operations.md. */
function atlasV1OperationsPage(operations: readonly Operation[]): string {
  return page(
    '# Operations of the Atlas Administration API v1.0',
    `The predecessor of the [versioned API](${OPERATION_PAGES.atlas}), as far as old clients use it. Each operation answers like the first version
of the same operation there. A running server has the same as an OpenAPI document, with all schemas, at \`${wires.atlasV1.document.path}.json\` and
\`${wires.atlasV1.document.path}.yaml\`.`,
    bullets([
      'There are no versions. `Accept` can be `application/json`, or be left out.',
      'Every operation accepts `pretty=true` (indented JSON) and `envelope=true` (response wrapped as `content` and `status`).',
      LISTS,
      'There are no rate limits.',
    ]),
    ...sectionsByTag(ofWire(operations, 'atlasV1')),
  );
}

/** docs/reference/cloud-manager-operations.md. */
function cloudManagerOperationsPage(operations: readonly Operation[]): string {
  return page(
    '# Operations of the Cloud Manager API',
    `The Cloud Manager Public API v1.0, with the same organizations, projects and credentials as the
[Atlas API](${OPERATION_PAGES.atlas}). [Two APIs](two-wires.md) shows the differences. Operations have the same names as
there. A running server has the same as an OpenAPI document, with all schemas, at
\`/api/public/openapi.json\` and \`/api/public/openapi.yaml\`.`,
    bullets([
      'There are no versions. `Accept` can be `application/json`, or be left out.',
      'Every operation accepts `pretty=true` (indented JSON) and `envelope=true` (response wrapped as `status` and `content`; a list gets a `status`).',
      LISTS,
      'A body with an unknown attribute is refused; the answer names the attribute.',
      'There are no rate limits.',
    ]),
    ...sectionsByTag(ofWire(operations, 'cloudManager')),
  );
}

/** docs/reference/test-operations.md. */
function testOperationsPage(operations: readonly Operation[]): string {
  return page(
    '# Operations of a server for tests',
    `What a server that was started with \`--ephemeral\` answers beside everything else: faults, a clock, the calls that it
answered, and states to go back to. No other server serves these paths, whatever is sent to it. It has the same as an OpenAPI document,
with all schemas, at \`${wires.test.document.path}.json\` and \`${wires.test.document.path}.yaml\`.`,
    bullets([
      'Programs on the same machine may ask, and the addresses in `SALLYPORT_TEST_PEERS`; web pages may not. No credentials are asked for.',
      'Bodies are JSON. What could never happen is refused when it is set: INVALID_TEST_CONTROL names the field.',
    ]),
    ...sectionsByTag(ofWire(operations, 'test')),
  );
}

function ofWire(operations: readonly Operation[], name: Wire['name']): Operation[] {
  return operations.filter(({ wire }) => wire.document === wires[name].document);
}

function sectionsByTag(operations: readonly Operation[]): string[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  const ofTag = (tag: string) => operations.filter((operation) => operation.tag === tag);
  return tags.flatMap((tag) => [
    `## ${tag}`,
    table(
      ['Operation', 'Request', 'What it does'],
      ofTag(tag).map(({ operationId, method, path, summary }) => [
        `[${operationId}](#${anchor(operationId)})`,
        code(`${method} ${path}`),
        summary,
      ]),
    ),
    ...ofTag(tag).map(section),
  ]);
}

function section(operation: Operation): string {
  const { operationId, summary, method, path } = operation;
  const limit = rateLimit(operation);
  return page(
    `### ${operationId}`,
    `${code(`${method} ${path}`)}: ${summary}.`,
    bullets([
      `Needs: ${needs(operation)}`,
      ...queryLine(operation),
      ...versionLines(operation),
      ...(limit === undefined ? [] : [`Rate limit: ${limit}`]),
      ...(operation.isDeprecated ? ['Deprecated'] : []),
    ]),
  );
}

function queryLine({ query }: Operation): string[] {
  const names = Object.entries(propertiesOf(query)).map(
    ([name, { type }]) => `${code(name)}${type === 'array' ? ' (repeatable)' : ''}`,
  );
  return names.length === 0 ? [] : [`Query: ${names.join(', ')}`];
}

function versionLines({ wire, versions }: Operation): string[] {
  const entries = Object.entries(versions) as [string, OperationVersion<string, TSchema, TSchema>][];
  return entries.map(([version, { status, publishedStatus, body, deprecated }]) => {
    const parts = [
      body === undefined ? '' : 'takes a body',
      `answers ${status}${publishedStatus === undefined ? '' : ` as the live service does (published: ${publishedStatus})`}`,
      deprecated === undefined ? '' : `deprecated, gone after ${deprecated.sunset}`,
    ];
    const text = parts.filter(Boolean).join(', ');
    if (!wire.hasVersions) return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    return `${version === 'unversioned' ? 'Unversioned' : `Version ${code(version)}`}: ${text}`;
  });
}
