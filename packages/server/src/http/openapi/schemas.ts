import type { TSchema } from 'typebox';
import { publishedForm, schemaName } from '../schemas/common.js';

export type JsonObject = Record<string, unknown>;

/** Collects schemas with published names under `components/schemas` and refers to them. */
export interface SchemaCollector {
  reference(schema: TSchema): JsonObject;
  components(): JsonObject;
}

export function createSchemaCollector(): SchemaCollector {
  const collected = new Map<string, JsonObject>();

  function reference(schema: TSchema): JsonObject {
    const name = schemaName(schema);
    if (name === undefined) return expand(schema as JsonObject);
    if (!collected.has(name)) {
      collected.set(name, {});
      collected.set(name, expand(publishedForm(schema) as JsonObject));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The schema as plain JSON, nested named schemas as references, functions left out. */
  function expand(schema: JsonObject): JsonObject {
    const out: JsonObject = {};
    for (const [key, value] of Object.entries(schema)) {
      if (typeof value === 'function') continue;
      if (key === 'properties')
        out[key] = Object.fromEntries(
          Object.entries(value as JsonObject).map(([name, property]) => [
            name,
            reference(property as TSchema),
          ]),
        );
      else if (key === 'items') out[key] = reference(value as TSchema);
      else if (key === 'anyOf' || key === 'allOf' || key === 'oneOf')
        out[key] = (value as TSchema[]).map(reference);
      else out[key] = value;
    }
    return out;
  }

  return {
    reference,
    components: () => Object.fromEntries([...collected].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
