import type { JsonObject } from './schemas.js';

/** References to headers that the document describes once. */
export function headerReferences(...names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
