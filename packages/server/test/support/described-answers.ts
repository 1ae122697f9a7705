import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { describedWires } from '../../src/http/openapi/routes.js';
import { operations } from '../../src/http/operations/index.js';
import { pathPattern } from '../../src/http/route-finder.js';
import { problemWithSecrets } from './answered-secrets.js';

/** An answer as it went out. */
export interface SentAnswer {
  readonly method: string;
  /** Path and query of the request. */
  readonly target: string;
  readonly status: number;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentEncoding: string;
  /** As text; read only where the documents tell of the answer. */
  readonly body: () => string;
}

/** An OpenAPI document as far as it tells of answers. */
export interface DescribingDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, DescribedAnswer>>;
    readonly schemas: Readonly<Record<string, unknown>>;
  };
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref?: string }[];
  readonly responses: Readonly<Record<string, DescribedAnswer & { readonly $ref?: string }>>;
}

interface DescribedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

/** Says what about an answer the documents do not say, or nothing where all of it is as described. */
export type AnswerCheck = (answer: SentAnswer) => string | undefined;

/**
 * Compares answers with what the documents say of them: the status, the media type, and the body by its schema, with nothing
 * in it that the schema does not name. Paths that no document has are not looked at.
 */
export function createAnswerCheck(documents: readonly DescribingDocument[]): AnswerCheck {
  const described = documents.flatMap(describedOperations);
  // Of several paths that fit, the router takes the one with more fixed text.
  described.sort((a, b) => b.fixedLength - a.fixedLength);

  return (answer) => {
    const { method, target, status, contentType } = answer;
    const [path = '', query = ''] = target.split('?', 2);
    const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
    const template = described.find(({ pattern }) => pattern.test(path))?.template;
    const found = described.find((each) => each.template === template && each.method === wanted);
    if (found === undefined) return undefined;
    const problem = problemOf(found, answer, new URLSearchParams(query));
    return problem && `${found.operationId}: ${method} ${target} → ${status} ${contentType}: ${problem}`;
  };
}

/** By the documents of all wires, as they are served; and whether secrets in them are kept by nobody on the way. */
export function createCheckOfAllWires(): AnswerCheck {
  const problemOfDescription = createAnswerCheck(
    [...describedWires.values()].map((wire) =>
      JSON.parse(JSON.stringify(openApiDocument(operations, 'http://127.0.0.1', wire))),
    ),
  );
  return (answer) => problemOfDescription(answer) ?? problemWithSecrets(answer);
}

interface Described {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly fixedLength: number;
  readonly hasEnvelope: boolean;
  readonly answers: DescribedOperation['responses'];
  readonly resolve: (answer: DescribedAnswer & { readonly $ref?: string }) => DescribedAnswer;
  readonly validatorOf: (schema: unknown) => ValidateFunction;
}

function describedOperations({ paths, components }: DescribingDocument): Described[] {
  const validatorOf = validatorsOf(components.schemas);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, parameters, responses }]) => ({
      operationId,
      method,
      template: path,
      pattern: pathPattern(path),
      fixedLength: path.replace(/\{[^}]+\}/g, '').length,
      hasEnvelope: parameters.some(({ $ref }) => $ref === '#/components/parameters/envelope'),
      answers: responses,
      resolve: (answer) =>
        answer.$ref === undefined
          ? answer
          : (components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? {}),
      validatorOf,
    })),
  );
}

/** Compiled with the first answer of each kind. */
function validatorsOf(schemas: DescribingDocument['components']['schemas']) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: { schemas: closed(schemas) } });
  const compiled = new Map<unknown, ValidateFunction>();
  return (schema: unknown): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const made = ajv.compile(closed(schema) as object);
    compiled.set(schema, made);
    return made;
  };
}

/** The schema with nothing let through that it does not name, and with references that lead into the document. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema))
    out[key] = key === '$ref' && typeof value === 'string' ? `document${value}` : closed(value);
  if (out.type === 'object' && out.properties !== undefined && out.additionalProperties === undefined)
    out.additionalProperties = false;
  return out;
}

function problemOf(
  { answers, hasEnvelope, resolve, validatorOf }: Described,
  { method, status, contentType, body }: SentAnswer,
  query: URLSearchParams,
): string | undefined {
  const answer = answers[String(status)];
  if (answer === undefined) return 'the status is not described';
  const { content = {} } = resolve(answer);
  if (method === 'HEAD') return undefined;
  const type = contentType.split(';', 1)[0] ?? '';
  const form = content[type];
  const text = body();
  // As the live service answers a token that is none; the description of 401 says so.
  if (text === '' && status === 401 && contentType === '') return undefined;
  if (text === '') return hasEmptyForm(content) ? undefined : 'the body is empty';
  if (form === undefined) return 'the media type is not described';
  if (form.schema === undefined) return type.endsWith('json') ? 'a body is not described' : undefined;
  if (!type.endsWith('json')) return undefined;
  const sent: unknown = JSON.parse(text);
  // A challenge is written before anything of the query is known.
  const isEnveloped = hasEnvelope && isSet(query, 'envelope') && !isChallenge(sent);
  const value = isEnveloped ? outOfEnvelope(sent, status) : sent;
  if (value === undefined) return 'the body is in no envelope';
  const validate = validatorOf(form.schema);
  if (validate(value)) return undefined;
  return (validate.errors ?? [])
    .slice(0, 5)
    .map(
      ({ instancePath, message, params }) => `${instancePath || 'it'} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ');
}

/** Whether some form of the answer, or the answer itself, is without a body. */
function hasEmptyForm(content: NonNullable<DescribedAnswer['content']>): boolean {
  const forms = Object.values(content);
  return forms.length === 0 || forms.some(({ schema }) => schema === undefined);
}

function isSet(query: URLSearchParams, name: string): boolean {
  const sent = query.getAll(name);
  return sent.length === 1 && sent[0]?.toLowerCase() === 'true';
}

function isChallenge(sent: unknown): boolean {
  return JSON.stringify(sent)?.startsWith('{"error":401,"reason"') === true;
}

/** What an envelope holds: the resource or error of `content`, or a list without its `status`. */
function outOfEnvelope(sent: unknown, status: number): unknown {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const { status: told, ...rest } = sent as Record<string, unknown>;
  if (told !== status) return undefined;
  return 'content' in rest && Object.keys(rest).length === 1
    ? rest.content
    : 'results' in rest
      ? rest
      : undefined;
}
