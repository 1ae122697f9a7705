import type { TSchema } from 'typebox';
import { endpointSetOf } from '../../domain/rate-limits.js';
import { CSRF_HEADER, SESSION_COOKIE } from '../../domain/session-names.js';
import type { Operation, OperationVersion } from '../operation.js';
import { IdParameter } from '../schemas/common.js';
import { ApiError } from '../schemas/errors.js';
import { OAuthError } from '../schemas/oauth.js';
import { ClientId } from '../schemas/service-accounts.js';
import { mediaTypeOf } from '../wire/accept.js';
import { propertiesOf } from '../wire/query.js';
import type { Version } from '../wire/version.js';
import { ATLAS } from '../wires/atlas.js';
import type { Wire } from '../wires/wire.js';
import { createSchemaCollector, type JsonObject, type SchemaCollector } from './schemas.js';
import { TAG_DESCRIPTIONS } from './tags.js';

/** Errors any operation may answer, by status, as shared responses. */
const ERROR_RESPONSES: Record<string, { name: string; description: string }> = {
  400: { name: 'badRequest', description: 'The request is not valid; every wrong field is named.' },
  401: { name: 'unauthorized', description: 'No valid credentials, or a role is missing.' },
  403: { name: 'forbidden', description: 'The address or a policy of the organization forbids the call.' },
  404: { name: 'notFound', description: 'There is no such resource, or the caller may not know of it.' },
  406: { name: 'notAcceptable', description: 'The Accept header names no version of this resource.' },
  409: { name: 'conflict', description: 'The change contradicts what exists.' },
  429: { name: 'tooManyRequests', description: 'The rate limit of this endpoint set is used up.' },
  500: { name: 'internalServerError', description: 'Something failed on the server.' },
};

const ERROR_SCHEMAS = { 'RFC 6749': OAuthError, API: ApiError };

const SHARED_PARAMETERS = ['envelope', 'pretty', 'includeCount', 'itemsPerPage', 'pageNum'];
const ENVELOPE_AND_PRETTY: JsonObject = {
  envelope: { type: 'boolean', default: false },
  pretty: { type: 'boolean', default: false },
};
const PARAMETER_TEXTS: Record<string, string> = {
  envelope: 'Wraps the answer as content and status, for clients that cannot read the status line.',
  pretty: 'Indents the answer.',
  includeCount: 'Whether totalCount counts the whole list; otherwise it is 0.',
  itemsPerPage: 'Length of a page.',
  pageNum: 'Number of the page, from 1.',
};

/**
 * The OpenAPI 3.1 document that describes a wire, made from the operations; with those of other wires that share it.
 */
export function openApiDocument(
  allOperations: readonly Operation[],
  publicUrl: string,
  wire: Wire = ATLAS,
): JsonObject {
  const operations = allOperations.filter((operation) => operation.wire.document === wire.document);
  const errors = errorResponsesOf(wire);
  const schemas = createSchemaCollector();
  const apiError = schemas.reference(ApiError);
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, schemas, errors);
    paths[operation.path] = item;
  }
  const tags = [...new Set(operations.map((operation) => operation.tag))].sort();
  return {
    openapi: '3.1.0',
    info: {
      title: wire.document.title,
      version: wire.document.version,
      description:
        'Programmatic access to organizations and projects: API keys, roles, IP access lists and the audit trail.',
      license: { name: 'Apache 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ DigestAuth: [] }, { ServiceAccounts: [] }, { SessionCookie: [] }],
    tags: tags.map((name) => ({ name, description: TAG_DESCRIPTIONS[name] })),
    paths,
    components: {
      headers: wire.hasRateLimits
        ? {
            'RateLimit-Limit': { description: 'Capacity of the bucket.', schema: { type: 'integer' } },
            'RateLimit-Remaining': { description: 'Tokens left in the bucket.', schema: { type: 'integer' } },
            'Retry-After': { description: 'Seconds until the next token.', schema: { type: 'integer' } },
          }
        : {},
      parameters: Object.fromEntries(
        SHARED_PARAMETERS.flatMap((name) => {
          const parameter = sharedParameter(name, operations);
          return parameter === undefined ? [] : [[name, parameter]];
        }),
      ),
      responses: Object.fromEntries(
        Object.entries(errors).map(([status, { name, description }]) => [
          name,
          {
            description,
            ...(status === '429' ? { headers: headerReferences('Retry-After') } : {}),
            content: { 'application/json': { schema: apiError } },
          },
        ]),
      ),
      schemas: schemas.components(),
      securitySchemes: {
        DigestAuth: {
          type: 'http',
          scheme: 'digest',
          description: 'The public key is the user name, the private key the password.',
        },
        SessionCookie: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: `Signing in sets it. Methods that change something want the header ${CSRF_HEADER} beside it.`,
        },
        ...(operations.some(({ takesBasic }) => takesBasic) && {
          ServiceAccountSecret: {
            type: 'http',
            scheme: 'basic',
            description: 'The client ID is the user name, the client secret the password.',
          },
        }),
        ServiceAccounts: {
          type: 'oauth2',
          description:
            'Client ID and client secret of a service account, by HTTP Basic, for a one-hour access token.',
          flows: { clientCredentials: { tokenUrl: '/api/oauth/token', scopes: {} } },
        },
      },
    },
  };
}

/** Where no version is asked for, none can be missing; where nothing is limited, no limit can be used up. */
function errorResponsesOf({ hasRateLimits, hasVersions }: Wire): typeof ERROR_RESPONSES {
  return Object.fromEntries(
    Object.entries(ERROR_RESPONSES).filter(
      ([status]) => (hasVersions || status !== '406') && (hasRateLimits || status !== '429'),
    ),
  );
}

function operationObject(
  operation: Operation,
  schemas: SchemaCollector,
  errors: typeof ERROR_RESPONSES,
): JsonObject {
  const versions = Object.entries(operation.versions) as [
    Version,
    OperationVersion<string, TSchema, TSchema>,
  ][];
  const requestContent: JsonObject = {};
  const responses: Record<string, { description: string; content?: JsonObject; headers?: JsonObject }> = {};
  for (const [version, spec] of versions) {
    const type = bareType(spec.textType) ?? mediaTypeOf(version);
    const sunset = sunsetOf(spec);
    if (spec.body)
      requestContent[operation.wire.form?.type ?? type] = { schema: schemas.reference(spec.body), ...sunset };
    for (const status of [spec.status, spec.publishedStatus, spec.emptyStatus]) {
      if (status === undefined) continue;
      const isPublishedAlone = status === spec.publishedStatus && status !== spec.status;
      const response = responses[status] ?? {
        description: isPublishedAlone
          ? `Published status; the live service and this server answer ${spec.status}.`
          : 'Done.',
        ...(endpointSetOf(operation)
          ? { headers: headerReferences('RateLimit-Limit', 'RateLimit-Remaining') }
          : {}),
      };
      response.content = {
        ...response.content,
        [type]: {
          ...(spec.response && status !== spec.emptyStatus
            ? { schema: schemas.reference(spec.response) }
            : {}),
          ...sunset,
        },
      };
      responses[status] = response;
    }
  }
  const refusals = operation.wire.errors
    ? ownErrorResponses(operation.wire.errors, schemas)
    : Object.entries(errors).map(([status, { name }]) => [
        status,
        { $ref: `#/components/responses/${name}` },
      ]);

  return {
    operationId: operation.operationId,
    summary: operation.summary,
    tags: [operation.tag],
    ...(operation.isDeprecated || versions.every(([, spec]) => spec.deprecated) ? { deprecated: true } : {}),
    ...securityOf(operation),
    'x-permission': operation.permission,
    ...(operation.alsoNeeds ? { 'x-also-needs': { ...operation.alsoNeeds } } : {}),
    parameters: parametersOf(operation, schemas),
    ...(Object.keys(requestContent).length > 0
      ? { requestBody: { required: true, content: requestContent } }
      : {}),
    responses: { ...Object.fromEntries(refusals), ...responses },
  };
}

/** The errors of a wire that has its own. */
function ownErrorResponses(
  { form, descriptions }: NonNullable<Wire['errors']>,
  schemas: SchemaCollector,
): readonly (readonly [status: string, response: JsonObject])[] {
  const content = { 'application/json': { schema: schemas.reference(ERROR_SCHEMAS[form]) } };
  return Object.entries(descriptions).map(([status, description]) => [status, { description, content }]);
}

/** A media type without its parameters. */
function bareType(type: string | undefined): string | undefined {
  return type?.split(';', 1)[0];
}

/** The day after which a deprecated version may be gone, as published documents mark their media types. */
function sunsetOf({ deprecated }: OperationVersion<string, TSchema, TSchema>): JsonObject {
  return deprecated === undefined
    ? {}
    : { 'x-sunset': new Date(deprecated.sunset).toISOString().slice(0, 10) };
}

/** Where it is not that of the whole document. */
function securityOf({ permission, takesBasic }: Operation): JsonObject {
  if (takesBasic) return { security: [{ ServiceAccountSecret: [] }] };
  if (permission === 'always' || permission === 'public') return { security: [] };
  if (permission === 'visitor') return { security: [{}, { SessionCookie: [] }] };
  return permission === 'user' ? { security: [{ SessionCookie: [] }] } : {};
}

function parametersOf(operation: Operation, schemas: SchemaCollector): JsonObject[] {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    schema: pathParameterSchema(name),
  }));
  const flags = (operation.wire.hasEnvelope ? ['envelope', 'pretty'] : []).map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  const query = Object.entries(propertiesOf(operation.query)).map(([name, schema]) =>
    SHARED_PARAMETERS.includes(name)
      ? { $ref: `#/components/parameters/${name}` }
      : { in: 'query', name, schema: schemas.reference(schema as TSchema) },
  );
  return [...path, ...flags, ...query];
}

/** IDs of other forms than most, as published. */
const PATH_PARAMETERS: Record<string, JsonObject> = {
  clientId: { ...ClientId },
  // That of an API key or of a service account.
  credentialId: { type: 'string' },
  endpointSetId: { type: 'string' },
  secretId: { type: 'string' },
};

function pathParameterSchema(name: string): JsonObject {
  const plain = name.endsWith('Id') ? { ...IdParameter } : { type: 'string' };
  return PATH_PARAMETERS[name] ?? plain;
}

/** Undefined where no operation takes it. */
function sharedParameter(name: string, operations: readonly Operation[]): JsonObject | undefined {
  const schema =
    ENVELOPE_AND_PRETTY[name] ??
    operations.map((operation) => propertiesOf(operation.query)[name]).find((found) => found !== undefined);
  if (schema === undefined) return undefined;
  return {
    in: 'query',
    name,
    description: PARAMETER_TEXTS[name] ?? '',
    schema: { ...(schema as JsonObject) },
  };
}

function headerReferences(...names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
