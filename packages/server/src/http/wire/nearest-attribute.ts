import { type TSchema, Type } from 'typebox';
import { nearestName } from '../../domain/nearest-name.js';

/** The attribute that was probably meant by one that the schema does not have, by where it was written. */
export function nearestAttribute(schema: TSchema, path: readonly (string | number)[]): string | undefined {
  const parent = path.slice(0, -1).reduce<TSchema | undefined>(schemaOf, schema);
  const known = parent !== undefined && Type.IsObject(parent) ? Object.keys(parent.properties) : [];
  return nearestName(String(path.at(-1)), known);
}

function schemaOf(schema: TSchema | undefined, step: string | number): TSchema | undefined {
  if (schema === undefined) return undefined;
  if (Type.IsArray(schema)) return schema.items;
  return Type.IsObject(schema) ? schema.properties[step] : undefined;
}
