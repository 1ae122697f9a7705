import type { TSchema } from 'typebox';
import { endpointSetOf } from '../domain/rate-limits.js';
import type { Operation, OperationVersion } from '../http/operation.js';
import { propertiesOf } from '../http/wire/query.js';
import { grantingRoles } from './granting-roles.js';
import { anchor, bullets, code, codes, page, table } from './markdown.js';

const SCOPES = {
  organization: 'for each organization',
  project: 'for each project',
  user: 'for each caller',
  ip: 'for each address',
} as const;

/** docs/reference/operations.md, from the list of operations. */
export function operationsPage(operations: readonly Operation[]): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  const ofTag = (tag: string) => operations.filter((operation) => operation.tag === tag);
  return page(
    '# Operations',
    `Everything this server answers, by the names that the public API gives. A running server has the same as an OpenAPI
document, with all schemas, at \`/api/openapi.json\` and \`/api/openapi.yaml\`.`,
    bullets([
      'Versioned operations want the version in `Accept`: `application/vnd.atlas.2025-03-12+json`. The newest version that is not after the date answers.',
      'Every operation takes `pretty=true`, which indents the answer, and `envelope=true`, which wraps it as `content` and `status`.',
      'Lists take `pageNum` (from 1) and `itemsPerPage` (1 to 500, by default 100).',
      'A rate limit is a number of requests that can be made at once, and how many come back per minute. GET /rateLimits tells what is in force; what is written here are the published numbers.',
    ]),
    ...tags.flatMap((tag) => [
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
    ]),
  );
}

function section(operation: Operation): string {
  const { operationId, summary, method, path } = operation;
  return page(
    `### ${operationId}`,
    `${code(`${method} ${path}`)}: ${summary}.`,
    bullets([
      `Needs: ${needs(operation)}`,
      ...queryLine(operation),
      ...versionLines(operation),
      `Rate limit: ${rateLimit(operation)}`,
    ]),
  );
}

function needs({ permission }: Operation): string {
  if (permission === 'public') return 'nothing; no credentials are asked for';
  if (permission === 'authenticated') return 'any credential; it sees and does what its roles allow';
  if (permission === 'user') return 'a signed-in person; no credential may use it';
  if (permission === 'visitor') return 'nothing; a signed-in person is recognized';
  return `${code(permission)}, held by ${grantingRoles(permission)}`;
}

function queryLine({ query }: Operation): string[] {
  const names = Object.entries(propertiesOf(query)).map(
    ([name, { type }]) => `${code(name)}${type === 'array' ? ' (repeatable)' : ''}`,
  );
  return names.length === 0 ? [] : [`Query: ${names.join(', ')}`];
}

function versionLines({ versions }: Operation): string[] {
  const entries = Object.entries(versions) as [string, OperationVersion<string, TSchema, TSchema>][];
  return entries.map(([version, { status, publishedStatus, body, deprecated }]) => {
    const parts = [
      body === undefined ? '' : 'takes a body',
      `answers ${status}${publishedStatus === undefined ? '' : ` as the live service does (published: ${publishedStatus})`}`,
      deprecated === undefined ? '' : `deprecated, gone after ${deprecated.sunset}`,
    ];
    return `${version === 'unversioned' ? 'Unversioned' : `Version ${code(version)}`}: ${parts.filter(Boolean).join(', ')}`;
  });
}

function rateLimit({ method, path }: Operation): string {
  const set = endpointSetOf(method, path);
  if (set === undefined) return 'none';
  const shared = set.endpoints.length > 1 ? ', shared by the endpoint set' : ', endpoint set';
  return `${set.capacity} at once, ${set.refillRate} back per ${set.refillDurationSeconds} seconds, ${SCOPES[set.scope]}${shared} ${codes([set.id])}`;
}
