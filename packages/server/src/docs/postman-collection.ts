import { openApiDocument } from '../http/openapi/document.js';
import type { JsonObject } from '../http/openapi/schemas.js';
import type { Operation } from '../http/operation.js';
import { demo } from '../seed/demo-seed.js';

/** What the reader fills in once; as it stands, the values of `start --demo`. */
const VARIABLES = {
  baseUrl: 'http://127.0.0.1:8080',
  publicKey: demo.publicKey,
  privateKey: demo.privateKey,
  clientId: demo.clientId,
  clientSecret: demo.clientSecret,
  orgId: demo.orgId,
  groupId: demo.groupId,
};

interface DescribedParameter {
  readonly in: string;
  readonly name: string;
  readonly description?: string;
  readonly example?: unknown;
}

interface DescribedOperation {
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly [string];
  readonly security?: readonly JsonObject[];
  readonly parameters: readonly (DescribedParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> };
}

/**
 * The operations that credentials may use, as a Postman collection (format 2.1), a folder for each tag. It sends the
 * `Accept` that each operation needs and the example of its body; all optional query parameters are switched off.
 */
export function postmanCollection(operations: readonly Operation[]): string {
  const document = openApiDocument(operations, VARIABLES.baseUrl);
  const shared = (document.components as { parameters: Record<string, DescribedParameter> }).parameters;
  const paths = document.paths as Record<string, Record<string, DescribedOperation>>;
  const requests = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => !needsSession(operation))
      .map(([method, operation]) => ({
        tag: operation.tags[0],
        request: requestItem({ method: method.toUpperCase(), path, operation, shared }),
      })),
  );
  const tags = [...new Set(requests.map(({ tag }) => tag))].sort();
  const collection = {
    info: {
      name: 'Sallyport',
      description:
        'Made from the OpenAPI document. Fill in the variables of the collection: baseUrl, publicKey, privateKey, orgId and groupId.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: digest(),
    variable: pairs(VARIABLES),
    item: tags.map((name) => ({
      name,
      item: requests.filter(({ tag }) => tag === name).map(({ request }) => request),
    })),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

function needsSession({ security }: DescribedOperation): boolean {
  return security?.some((way) => 'SessionCookie' in way) === true;
}

/** Realm and nonce stay empty: they come with the challenge. */
function digest(): JsonObject {
  return {
    type: 'digest',
    digest: pairs({
      username: '{{publicKey}}',
      password: '{{privateKey}}',
      algorithm: 'MD5',
      realm: '',
      nonce: '',
    }),
  };
}

/** Undefined where it is that of the collection. */
function authOf({ security }: DescribedOperation): JsonObject | undefined {
  if (security?.length === 0) return { type: 'noauth' };
  if (security?.length !== 1) return undefined;
  return { type: 'basic', basic: pairs({ username: '{{clientId}}', password: '{{clientSecret}}' }) };
}

function requestItem(one: {
  readonly method: string;
  readonly path: string;
  readonly operation: DescribedOperation;
  readonly shared: Readonly<Record<string, DescribedParameter>>;
}): JsonObject {
  const { method, path, operation } = one;
  const parameters = operation.parameters.map((parameter) =>
    '$ref' in parameter ? one.shared[parameter.$ref.split('/').at(-1) ?? ''] : parameter,
  ) as DescribedParameter[];
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const [content] = Object.entries(operation.requestBody?.content ?? {});
  const names = path.split('/').slice(1);
  const auth = authOf(operation);
  return {
    name: operation.summary,
    request: {
      method,
      description: operation.description,
      ...(auth && { auth }),
      header: [
        ...of('header').map(({ name, example }) => ({ key: name, value: String(example) })),
        ...(content === undefined ? [] : [{ key: 'Content-Type', value: content[0] }]),
      ],
      url: {
        raw: `{{baseUrl}}${path.replace(/\{(\w+)\}/g, ':$1')}`,
        host: ['{{baseUrl}}'],
        path: names.map((name) => name.replace(/^\{(\w+)\}/, ':$1')),
        query: of('query').map(({ name, description }) => ({
          key: name,
          value: '',
          disabled: true,
          description,
        })),
        variable: of('path').map(({ name, description, example }) => ({
          key: name,
          value: name in VARIABLES ? `{{${name}}}` : String(example ?? ''),
          description,
        })),
      },
      ...(content && { body: bodyOf(content[0], content[1].example) }),
    },
  };
}

function bodyOf(type: string, example: unknown): JsonObject {
  return type === 'application/x-www-form-urlencoded'
    ? { mode: 'urlencoded', urlencoded: pairs(example as Record<string, string>) }
    : { mode: 'raw', raw: JSON.stringify(example, null, 2), options: { raw: { language: 'json' } } };
}
