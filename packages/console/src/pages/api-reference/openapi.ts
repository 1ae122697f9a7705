import type { Schema, Schemas } from './schema.js';

/** An OpenAPI 3.1 document, as far as this page reads it. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly security: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Schemas;
    readonly parameters?: Readonly<Record<string, ParameterObject>>;
    readonly responses?: Readonly<Record<string, ResponseObject>>;
    readonly headers?: Readonly<Record<string, HeaderObject>>;
    readonly securitySchemes?: Readonly<
      Record<string, { readonly type: string; readonly scheme?: string; readonly name?: string }>
    >;
  };
}

type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

interface Reference {
  readonly $ref: string;
}

interface ParameterObject {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface HeaderObject {
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly 'x-sunset'?: string }>>;

interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: Content;
}

interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
  readonly 'x-permission'?: string;
  readonly 'x-also-needs'?: AlsoNeeds;
}

/** What is asked for beyond the permission, and when it is not. */
export interface AlsoNeeds {
  readonly permission: string;
  readonly unless?: string;
}

/** A parameter of the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly schema: Schema;
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly description: string }[];
  readonly schema?: Schema;
}

/** One version of an operation: the media type that asks for it, and what goes in and out. */
export interface OperationVersion {
  /** Of answers, and of bodies but forms. */
  readonly mediaType: string;
  /** `2023-01-01`, `preview`; undefined where there are no versions. */
  readonly name?: string;
  /** The date after which it is gone, where it is deprecated: `2027-07-01`. */
  readonly sunset?: string;
  readonly body?: Schema;
  /** Whether the body is sent as a form. */
  readonly isForm: boolean;
  readonly answers: readonly Answer[];
}

/** An operation as this page shows it. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly isDeprecated: boolean;
  /** What calls prove themselves with. */
  readonly access: 'credential' | 'session' | 'basic' | 'nothing';
  readonly permission?: string;
  readonly alsoNeeds?: AlsoNeeds;
  readonly parameters: readonly Parameter[];
  /** Newest first; previews last. */
  readonly versions: readonly [OperationVersion, ...OperationVersion[]];
}

/** The operations of a document in its order. Throws where the document contradicts itself. */
export function operationsOf(document: OpenApiDocument): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => readOperation(document, path, method, operation)),
  );
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): Operation {
  const { 'x-permission': permission, 'x-also-needs': alsoNeeds } = operation;
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    tag: operation.tags[0] ?? '',
    isDeprecated: operation.deprecated === true,
    access: accessOf(document, operation.security ?? document.security),
    ...(permission === undefined ? {} : { permission }),
    ...(alsoNeeds === undefined ? {} : { alsoNeeds }),
    parameters: (operation.parameters ?? []).map((given) => {
      const {
        name,
        in: place,
        required,
        description,
        schema,
      } = found(given, document.components.parameters, '#/components/parameters/');
      return {
        name,
        in: place,
        isRequired: required === true,
        schema: description === undefined ? schema : { ...schema, description },
      };
    }),
    versions: versionsOf(document, operation),
  };
}

function accessOf(document: OpenApiDocument, security: readonly SecurityRequirement[]): Operation['access'] {
  if (security.length === 0 || security.some((one) => Object.keys(one).length === 0)) return 'nothing';
  const schemes = document.components.securitySchemes ?? {};
  const isCookie = (one: SecurityRequirement) =>
    Object.keys(one).some((name) => schemes[name]?.type === 'apiKey');
  const isBasic = (one: SecurityRequirement) =>
    Object.keys(one).some((name) => schemes[name]?.scheme === 'basic');
  if (security.every(isBasic)) return 'basic';
  return security.every(isCookie) ? 'session' : 'credential';
}

const FORM = 'application/x-www-form-urlencoded';

function versionsOf(document: OpenApiDocument, operation: OperationObject): Operation['versions'] {
  const { [FORM]: form, ...body } = operation.requestBody?.content ?? {};
  const responses = Object.entries(operation.responses).map(
    ([status, response]) =>
      [status, found(response, document.components.responses, '#/components/responses/'), response] as const,
  );
  // Shared responses are the refusals, which have the same form in every version.
  const own = responses.filter(([, , given]) => !('$ref' in given)).map(([, response]) => response);
  const mediaTypes = new Set([
    ...Object.keys(body),
    ...own.flatMap(({ content }) => Object.keys(content ?? {})),
  ]);
  const versions = [...mediaTypes].map((mediaType): OperationVersion => {
    const name = /^application\/vnd\.atlas\.(.+)\+json$/.exec(mediaType)?.[1];
    const contents = [body, ...own.map(({ content }) => content ?? {})].map((content) => content[mediaType]);
    const sunset = contents.find((content) => content?.['x-sunset'])?.['x-sunset'];
    const schema = (form ?? body[mediaType])?.schema;
    return {
      mediaType,
      ...(name === undefined ? {} : { name }),
      ...(sunset === undefined ? {} : { sunset }),
      ...(schema === undefined ? {} : { body: schema }),
      isForm: form !== undefined,
      answers: responses.flatMap(([status, response, given]) => {
        const content = response.content ?? {};
        const isShared = '$ref' in given || Object.keys(content).length === 0;
        const chosen = content[mediaType] ?? (isShared ? Object.values(content)[0] : undefined);
        if (chosen === undefined && !isShared) return [];
        return [answerOf(document, status, response, chosen?.schema)];
      }),
    };
  });
  const [first, ...others] = versions.sort((a, b) => rank(b).localeCompare(rank(a)));
  return [first ?? { mediaType: 'application/json', isForm: false, answers: [] }, ...others];
}

/** Dates sort as text; a preview is not what one wants first. */
function rank({ name = '' }: OperationVersion): string {
  return name === 'preview' ? '' : name;
}

function answerOf(
  document: OpenApiDocument,
  status: string,
  { description, headers = {} }: ResponseObject,
  schema: Schema | undefined,
): Answer {
  return {
    status,
    description,
    headers: Object.entries(headers).map(([name, given]) => ({
      name,
      description: found(given, document.components.headers, '#/components/headers/').description ?? '',
    })),
    ...(schema === undefined ? {} : { schema }),
  };
}

function found<T extends object>(
  given: T | Reference,
  shared: Readonly<Record<string, T>> | undefined,
  prefix: string,
): T {
  if (!('$ref' in given)) return given;
  const target = shared?.[given.$ref.replace(prefix, '')];
  if (target === undefined) throw new Error(`the document has no ${given.$ref}`);
  return target;
}

/** Whether all words of a search are in the operation's name, path or summary. */
export function matches({ operationId, method, path, summary }: Operation, search: string): boolean {
  const text = `${operationId} ${method} ${path} ${summary}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
