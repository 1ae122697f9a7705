import type { Operation } from '../operation.js';
import { ApiError } from '../schemas/errors.js';
import { OAuthError } from '../schemas/oauth.js';
import type { Wire } from '../wires/wire.js';
import { headerReferences } from './headers.js';
import { bareType } from './media-types.js';
import type { JsonObject, SchemaCollector } from './schemas.js';

/** Errors any operation may answer, by status, as shared responses. */
const ERROR_RESPONSES: Record<string, { name: string; description: string }> = {
  400: { name: 'badRequest', description: 'The request is not valid; every wrong field is named.' },
  401: {
    name: 'unauthorized',
    description:
      'No valid credentials, or a role is missing. Without a body where an access token is not valid.',
  },
  403: { name: 'forbidden', description: 'The address or a policy of the organization forbids the call.' },
  404: { name: 'notFound', description: 'There is no such resource, or the caller may not know of it.' },
  406: { name: 'notAcceptable', description: 'The Accept header names no version of this resource.' },
  409: { name: 'conflict', description: 'The change contradicts what exists.' },
  413: {
    name: 'contentTooLarge',
    description: 'The body is larger than 1 MiB, or than 16 KiB where no credential is needed.',
  },
  415: {
    name: 'unsupportedMediaType',
    description: 'The body is neither JSON nor said to be, or it is compressed.',
  },
  429: { name: 'tooManyRequests', description: 'The rate limit of this endpoint set is used up.' },
  431: { name: 'headersTooLarge', description: 'The address or the headers are too long.' },
  500: { name: 'internalServerError', description: 'Something failed on the server.' },
  503: { name: 'serviceUnavailable', description: 'The server cannot answer at the moment.' },
  507: { name: 'insufficientStorage', description: 'The disk of the server has no space for the change.' },
};

const ERROR_SCHEMAS = { 'RFC 6749': OAuthError, API: ApiError };

/** The responses of the document of a wire. */
export function sharedErrorResponses(wire: Wire, schemas: SchemaCollector): JsonObject {
  const content = { 'application/json': { schema: schemas.reference(ApiError) } };
  return Object.fromEntries(
    responsesOn(wire).map(([status, { name, description }]) => [
      name,
      {
        description,
        ...(status === '429' ? { headers: headerReferences('Retry-After') } : {}),
        content,
      },
    ]),
  );
}

/** Those of an operation, by status: references to the shared ones, or what its wire or it has of its own. */
export function errorResponses(
  { wire, method, otherAnswers = {} }: Operation,
  schemas: SchemaCollector,
): JsonObject {
  const usual: Record<string, { $ref?: string; content?: JsonObject }> = wire.errors
    ? ownErrorResponses(wire.errors, schemas)
    : Object.fromEntries(
        responsesOn(wire).map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }]),
      );
  const others = Object.entries(otherAnswers).map(([status, { description, textType, schema }]) => {
    const type = bareType(textType) ?? 'application/json';
    const content = { ...usual[status]?.content, [type]: { schema: schemas.reference(schema) } };
    return [status, { description, content }] as const;
  });
  // What only reads needs no space.
  const { 507: _, ...ofReads } = usual;
  return { ...(method === 'GET' ? ofReads : usual), ...Object.fromEntries(others) };
}

/** Where no version is asked for, none can be missing; where nothing is limited, no limit can be used up. */
function responsesOn({ hasRateLimits, hasVersions }: Wire) {
  return Object.entries(ERROR_RESPONSES).filter(
    ([status]) => (hasVersions || status !== '406') && (hasRateLimits || status !== '429'),
  );
}

function ownErrorResponses(
  { form, descriptions }: NonNullable<Wire['errors']>,
  schemas: SchemaCollector,
): Record<string, { description: string; content: JsonObject }> {
  const content = { 'application/json': { schema: schemas.reference(ERROR_SCHEMAS[form]) } };
  return Object.fromEntries(
    Object.entries(descriptions).map(([status, description]) => [status, { description, content }]),
  );
}
