import { type ApiDocument, type BodyFacts, type OperationFacts, readOperations } from './document.js';

/** How one published operation is served. */
export interface Comparison {
  readonly published: OperationFacts;
  readonly isServed: boolean;
  /** What a client of the published operation would miss; empty also for an operation that is not served. */
  readonly differences: readonly string[];
}

/**
 * Compares every published operation with the one served at its method and path: operationId, tag, parameters (place,
 * name, required), request body (media types, properties, required ones), success statuses, their media types and
 * properties. What is served beyond the published does not count: clients do not miss it.
 */
export function compareDocuments(published: ApiDocument, served: ApiDocument): Comparison[] {
  const servedOperations = readOperations(served);
  return [...readOperations(published)].map(([key, operation]) => {
    const counterpart = servedOperations.get(key);
    return {
      published: operation,
      isServed: counterpart !== undefined,
      differences: counterpart === undefined ? [] : differencesOf(operation, counterpart),
    };
  });
}

function differencesOf(published: OperationFacts, served: OperationFacts): string[] {
  return [
    ...differentName('operationId', published.operationId, served.operationId),
    ...differentName('tag', published.tag, served.tag),
    ...[...published.parameters].flatMap(([name, required]) => {
      const own = served.parameters.get(name);
      if (own === undefined) return [`parameter ${name} is missing`];
      return own === required ? [] : [`parameter ${name} is ${own ? '' : 'not '}required`];
    }),
    ...[...(published.body ?? [])].flatMap(([type, body]) =>
      differentBody(type, body, served.body?.get(type)),
    ),
    ...[...published.successes].flatMap(([status, types]) => {
      const own = served.successes.get(status);
      if (own === undefined) return [`status ${status} is missing`];
      return [...types].flatMap(([type, properties]) => {
        if (!own.has(type)) return [`${status}: ${type} is missing`];
        return missing(properties, own.get(type)).map((name) => `${status}: ${type}: ${name} is missing`);
      });
    }),
  ];
}

function differentName(what: string, published: string, served: string): string[] {
  return published === served ? [] : [`${what} is ${served}, not ${published}`];
}

function differentBody(type: string, published: BodyFacts, served: BodyFacts | undefined): string[] {
  if (served === undefined) return [`body: ${type} is missing`];
  return [
    ...missing(published.properties, served.properties).map((name) => `body: ${name} is missing`),
    ...missing(published.required, served.required).map((name) => `body: ${name} is not required`),
  ];
}

function missing(
  wanted: ReadonlySet<string> = new Set(),
  present: ReadonlySet<string> = new Set(),
): string[] {
  return [...wanted].filter((name) => !present.has(name));
}
