import { isDeepStrictEqual } from 'node:util';
import type { TSchema } from 'typebox';
import type { Operation } from '../operation.js';
import { IdParameter, IncludeCount, ItemsPerPage, PageNum } from '../schemas/common.js';
import { ClientId } from '../schemas/service-accounts.js';
import { mediaTypeOf } from '../wire/accept.js';
import { propertiesOf } from '../wire/query.js';
import { newestFirst } from '../wire/version.js';
import type { Wire } from '../wires/wire.js';
import { exampleNamed } from './examples.js';
import { PARAMETER_TEXTS } from './parameter-texts.js';
import type { JsonObject, SchemaCollector } from './schemas.js';

const FLAGS = ['envelope', 'pretty'];
const FLAG: JsonObject = { type: 'boolean', default: false };

/** What the document describes once. */
const SHARED: Readonly<Record<string, JsonObject>> = {
  envelope: FLAG,
  pretty: FLAG,
  includeCount: { ...IncludeCount },
  itemsPerPage: { ...ItemsPerPage },
  pageNum: { ...PageNum },
};

/** IDs of other forms than most, as published. */
const PATH_PARAMETERS: Record<string, JsonObject> = {
  clientId: { ...ClientId },
  // That of an API key or of a service account.
  credentialId: { type: 'string' },
  endpointSetId: { type: 'string' },
  secretId: { type: 'string' },
};

/** What the document describes once: parameters that many operations take, and one `Accept` for each version. */
export function sharedParameters(operations: readonly Operation[], wire: Wire): JsonObject {
  const versions = new Set(operations.map(newestVersion).filter((version) => version !== undefined));
  return {
    ...Object.fromEntries([...versions].sort().map((version) => [acceptName(version), accept(version)])),
    ...Object.fromEntries(
      Object.entries(SHARED)
        .filter(
          ([name]) => FLAGS.includes(name) || operations.some(({ query }) => name in propertiesOf(query)),
        )
        .map(([name, schema]) => [
          name,
          { in: 'query', name, description: textOf(name, wire), schema: { ...schema } },
        ]),
    ),
  };
}

export function parametersOf(operation: Operation, schemas: SchemaCollector): JsonObject[] {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    description: PARAMETER_TEXTS[name],
    required: true,
    schema: pathParameterSchema(name),
    ...withExample(name),
  }));
  const version = newestVersion(operation);
  const shared = [
    ...(version === undefined ? [] : [acceptName(version)]),
    ...(operation.wire.hasEnvelope ? FLAGS : []),
  ];
  const query = Object.entries(propertiesOf(operation.query)).map(([name, schema]) => {
    const form = schemas.reference(schema as TSchema);
    return isDeepStrictEqual(form, SHARED[name])
      ? reference(name)
      : {
          in: 'query',
          name,
          ...(isRequired(operation, name) && { required: true }),
          ...described(name, form),
          schema: form,
        };
  });
  return [...path, ...shared.map(reference), ...query];
}

function isRequired({ query }: Operation, name: string): boolean {
  return ((query as { required?: readonly string[] } | undefined)?.required ?? []).includes(name);
}

/** A text of the schema itself is the better one; an optional parameter has no example, or tools would send it. */
function described(name: string, { description }: JsonObject): JsonObject {
  return { description: description ?? PARAMETER_TEXTS[name] };
}

function withExample(name: string): JsonObject {
  const example = exampleNamed(name);
  return example === undefined ? {} : { example };
}

function reference(name: string): JsonObject {
  return { $ref: `#/components/parameters/${name}` };
}

/** Undefined where the wire has no versions. */
function newestVersion({ versions }: Operation): string | undefined {
  const [newest] = Object.keys(versions).sort(newestFirst);
  return newest === 'unversioned' ? undefined : newest;
}

function acceptName(version: string): string {
  return `Accept-${version}`;
}

/**
 * OpenAPI lets tools pass over a header parameter of this name, and media types of answers do not tell them that the header
 * is needed. Those that do not pass over it send the default. It is not required: a client may set it once for all calls.
 */
function accept(version: string): JsonObject {
  const type = mediaTypeOf(version);
  const later = version === 'preview' ? '' : ', and any later date up to today asks for it as well';
  return {
    in: 'header',
    name: 'Accept',
    description: `The version asked for; without one the answer is 406. \`${type}\` is the newest version of this operation${later}.`,
    schema: { type: 'string', default: type },
    example: type,
  };
}

function textOf(name: string, { envelopeBeginsWith }: Wire): string {
  const list =
    envelopeBeginsWith === 'status'
      ? '{"status": 200, "links": […], "results": […], "totalCount": 1}'
      : '{"links": […], "results": […], "status": 200, "totalCount": 1}';
  const other =
    envelopeBeginsWith === 'status' ? '{"status": 200, "content": {…}}' : '{"content": {…}, "status": 200}';
  const texts: Record<string, string> = {
    envelope: `Puts the status into the body, for clients that cannot read the status line: a list becomes \`${list}\`, everything else, errors included, \`${other}\`. The schemas are those without an envelope. An answer without a body, and the challenge to a request without credentials, stay as they are.`,
    pretty: 'Indents the answer by two spaces a level, with a space on both sides of the colon.',
    includeCount: 'Whether totalCount counts the whole list; otherwise it is 0.',
    itemsPerPage: 'Number of items on a page.',
    pageNum: 'Number of the page, from 1.',
  };
  return texts[name] ?? '';
}

function pathParameterSchema(name: string): JsonObject {
  const plain = name.endsWith('Id') ? { ...IdParameter } : { type: 'string' };
  return PATH_PARAMETERS[name] ?? plain;
}
