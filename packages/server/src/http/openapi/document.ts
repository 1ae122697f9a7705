import type { TSchema } from 'typebox';
import { endpointSetOf } from '../../domain/rate-limits.js';
import { CSRF_HEADER, sessionCookieName } from '../../domain/session-names.js';
import { TOKEN_PATH } from '../../domain/wire-paths.js';
import type { Operation, OperationVersion } from '../operation.js';
import { mediaTypeOf } from '../wire/accept.js';
import { newestFirst, type Version } from '../wire/version.js';
import { ATLAS } from '../wires/atlas.js';
import type { Wire } from '../wires/wire.js';
import { descriptionOf } from './description.js';
import { errorResponses, sharedErrorResponses } from './error-responses.js';
import { exampleOf } from './examples.js';
import { headerReferences } from './headers.js';
import { bareType } from './media-types.js';
import { needs, rateLimit } from './operation-facts.js';
import { parametersOf, sharedParameters } from './parameters.js';
import { createSchemaCollector, type JsonObject, type SchemaCollector } from './schemas.js';
import { TAG_DESCRIPTIONS } from './tags.js';

/**
 * The OpenAPI 3.1 document that describes a wire, made from the operations; with those of other wires that share it.
 */
export function openApiDocument(
  allOperations: readonly Operation[],
  publicUrl: string,
  wire: Wire = ATLAS,
): JsonObject {
  const operations = allOperations.filter((operation) => operation.wire.document === wire.document);
  const schemas = createSchemaCollector();
  // Before the first body; see SchemaCollector.
  for (const { versions } of operations)
    for (const spec of Object.values(versions)) if (spec?.response) schemas.reference(spec.response);
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, schemas);
    paths[operation.path] = item;
  }
  const tags = [...new Set(operations.map((operation) => operation.tag))].sort();
  return {
    openapi: '3.1.0',
    info: {
      title: wire.document.title,
      version: wire.document.version,
      description: descriptionOf(wire, publicUrl),
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
      parameters: sharedParameters(operations, wire),
      responses: sharedErrorResponses(wire, schemas),
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
          name: sessionCookieName(publicUrl),
          description: `Signing in sets it. Methods that change something want the header ${CSRF_HEADER} beside it.`,
        },
        ...(operations.some(({ permission }) => permission === 'client') && {
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
          flows: { clientCredentials: { tokenUrl: TOKEN_PATH, scopes: {} } },
        },
      },
    },
  };
}

function operationObject(operation: Operation, schemas: SchemaCollector): JsonObject {
  // Generators that know one media type of an answer take the first: it goes with the default of `Accept`.
  const versions = (
    Object.entries(operation.versions) as [Version, OperationVersion<string, TSchema, TSchema>][]
  ).sort(([a], [b]) => newestFirst(a, b));
  const requestContent: JsonObject = {};
  const responses: Record<string, { description: string; content?: JsonObject; headers?: JsonObject }> = {};
  for (const [version, spec] of versions) {
    const type = bareType(spec.textType) ?? mediaTypeOf(version);
    const sunset = sunsetOf(spec);
    if (spec.body) {
      const schema = schemas.body(spec.body);
      const example = exampleOf(schema, schemas.components());
      requestContent[operation.wire.form?.type ?? type] = { schema, example, ...sunset };
    }
    for (const status of [spec.status, spec.publishedStatus, spec.emptyStatus]) {
      if (status === undefined) continue;
      const isPublishedAlone = status === spec.publishedStatus && status !== spec.status;
      const response = responses[status] ?? {
        description: isPublishedAlone
          ? `Published status; the live service and this server answer ${spec.status}.`
          : 'Done.',
        ...(operation.wire.hasRateLimits && endpointSetOf(operation)
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
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    description: operationText(operation),
    tags: [operation.tag],
    ...(operation.isDeprecated || versions.every(([, spec]) => spec.deprecated) ? { deprecated: true } : {}),
    ...securityOf(operation),
    'x-permission': operation.permission,
    ...(operation.reach?.needs ? { 'x-also-needs': { ...operation.reach.needs } } : {}),
    parameters: parametersOf(operation, schemas),
    ...(Object.keys(requestContent).length > 0
      ? { requestBody: { required: true, content: requestContent } }
      : {}),
    responses: { ...errorResponses(operation, schemas), ...responses },
  };
}

function operationText(operation: Operation): string {
  const limit = rateLimit(operation);
  return `Needs ${needs(operation)}.${limit === undefined ? '' : `\n\nRate limit: ${limit}.`}`;
}

/** The day after which a deprecated version may be gone, as published documents mark their media types. */
function sunsetOf({ deprecated }: OperationVersion<string, TSchema, TSchema>): JsonObject {
  return deprecated === undefined
    ? {}
    : { 'x-sunset': new Date(deprecated.sunset).toISOString().slice(0, 10) };
}

/** Where it is not that of the whole document. */
function securityOf({ permission }: Operation): JsonObject {
  if (permission === 'client') return { security: [{ ServiceAccountSecret: [] }] };
  if (permission === 'always' || permission === 'public') return { security: [] };
  if (permission === 'ownCredential')
    return { security: [{ DigestAuth: [] }, { ServiceAccounts: [] }, { ServiceAccountSecret: [] }] };
  if (permission === 'visitor') return { security: [{}, { SessionCookie: [] }] };
  return permission === 'user' ? { security: [{ SessionCookie: [] }] } : {};
}
