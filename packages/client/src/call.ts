import type { Method, Version } from './client.js';
import type { Query } from './query.js';
import type { Wire } from './wire.js';

/** A call of an operation as a value, which can be shown before it is sent. `Answer` is the form of the answer's body. */
export interface Call<Answer = unknown> {
  readonly operationId: string;
  readonly method: Method;
  /** From the server's address on, values percent-encoded. */
  readonly path: string;
  readonly query: Query;
  /** Sent as JSON, or as a form where it is a URLSearchParams. */
  readonly body: unknown;
  /** The resource version; undefined for the newest. */
  readonly version: Version | undefined;
  /** Never set; carries the type of the answer. */
  readonly answer?: Answer;
}

/** What an operation takes and answers in one version. */
interface Form {
  readonly input: object;
  readonly answer: unknown;
}

/** The versions of an operation beside its newest one. */
export type OtherVersion<Operations, Id extends keyof Operations> = Operations[Id] extends {
  readonly otherVersions: infer Versions;
}
  ? keyof Versions & Version
  : never;

/** An operation in a version, or in the newest one where `V` is never. */
type FormOf<Operations, Id extends keyof Operations, V> = [V] extends [never]
  ? Operations[Id]
  : Operations[Id] extends { readonly otherVersions: infer Versions }
    ? Versions[V & keyof Versions]
    : never;

/** What an operation takes: names of its path, query parameters, and its body as `body`. */
export type InputOf<Operations, Id extends keyof Operations, V = never> =
  FormOf<Operations, Id, V> extends Form ? FormOf<Operations, Id, V>['input'] : never;

/** The body that an operation answers; undefined where there is none. */
export type AnswerOf<Operations, Id extends keyof Operations, V = never> =
  FormOf<Operations, Id, V> extends Form ? FormOf<Operations, Id, V>['answer'] : never;

/** The operations that answer a page of a list. */
export type ListId<Operations> = {
  [Id in keyof Operations]: AnswerOf<Operations, Id> extends { readonly results: readonly unknown[] }
    ? Id
    : never;
}[keyof Operations];

/** What stands in the results of a list. */
export type ResultOf<Operations, Id extends keyof Operations> =
  AnswerOf<Operations, Id> extends { readonly results: readonly (infer Result)[] } ? Result : never;

/**
 * Makes a call of an operation of `wire`. Throws TypeError for an operation that is not there, and for what cannot
 * stand in a path.
 */
export function callOf<
  Operations,
  Id extends keyof Operations & string,
  V extends OtherVersion<Operations, Id> = never,
>(
  wire: Wire<Operations>,
  operationId: Id,
  input: InputOf<Operations, Id, V>,
  version?: V,
): Call<AnswerOf<Operations, Id, V>> {
  // At run time the input is one flat object; its form is the caller's, checked by the compiler.
  const values = { ...(input as Readonly<Record<string, unknown>>) };
  const [method, template] = routeOf(wire.routes, operationId);
  const path = template.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = values[name];
    delete values[name];
    return segment(name, value);
  });
  const { body: given, ...query } = values;
  const body =
    wire.sendsForms && given !== undefined ? new URLSearchParams(given as Record<string, string>) : given;
  return { operationId, method: method as Method, path, query: query as Query, body, version };
}

function routeOf(
  routes: Readonly<Record<string, string>>,
  operationId: string,
): [method: string, path: string] {
  const route = Object.hasOwn(routes, operationId) ? routes[operationId] : undefined;
  if (route === undefined) throw new TypeError(`This wire has no operation ${operationId}`);
  const space = route.indexOf(' ');
  return [route.slice(0, space), route.slice(space + 1)];
}

/** A value as one segment of a path. */
function segment(name: string, value: unknown): string {
  // A dot segment would be resolved away by the URL and lead to another operation.
  if (typeof value !== 'string' || value === '' || value === '.' || value === '..')
    throw new TypeError(`${JSON.stringify(value)} cannot be an ID or a name: ${name}`);
  return encodeURIComponent(value);
}
