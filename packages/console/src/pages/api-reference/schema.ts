/** A JSON Schema as the documents have it; what they do not use is left out. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
}

/** The schemas that references lead to: `components.schemas` of a document. */
export type Schemas = Readonly<Record<string, Schema>>;

/** A schema without references, and without the alternative `null`. */
export interface Resolved {
  readonly schema: Schema;
  /** The published name, where it was a reference. */
  readonly name?: string;
  readonly isNullable: boolean;
  /** The forms of which a value has one; empty where there is only one form. */
  readonly options: readonly Schema[];
}

const REFERENCE = '#/components/schemas/';

/** Follows references, merges `allOf`, and takes `null` out of alternatives. Throws where a reference leads nowhere. */
export function resolve(given: Schema, schemas: Schemas): Resolved {
  const { $ref, ...beside } = given;
  if ($ref !== undefined) {
    const name = $ref.replace(REFERENCE, '');
    const target = schemas[name];
    if (target === undefined) throw new Error(`the document has no schema ${$ref}`);
    return { ...resolve({ ...target, ...beside }, schemas), name };
  }
  if (given.allOf !== undefined) return resolve(merged(given, schemas), schemas);

  const { anyOf = given.oneOf, oneOf: _oneOf, ...rest } = given;
  if (anyOf === undefined) return withoutNullType(given);
  const forms = anyOf.filter(({ type }) => type !== 'null');
  const isNullable = forms.length < anyOf.length;
  const [only] = forms;
  if (only === undefined || forms.length > 1) return { schema: rest, isNullable, options: forms };
  const single = resolve(only, schemas);
  return {
    ...single,
    schema: { ...single.schema, ...rest },
    isNullable: isNullable || single.isNullable,
  };
}

function withoutNullType(schema: Schema): Resolved {
  if (typeof schema.type === 'string' || schema.type === undefined)
    return { schema, isNullable: false, options: [] };
  const types = schema.type.filter((type) => type !== 'null');
  const isNullable = types.length < schema.type.length;
  const [only] = types;
  if (types.length > 1) return { schema, isNullable, options: types.map((type) => ({ ...schema, type })) };
  return { schema: { ...schema, type: only ?? 'null' }, isNullable, options: [] };
}

function merged({ allOf = [], ...own }: Schema, schemas: Schemas): Schema {
  const parts = [own, ...allOf.map((part) => resolve(part, schemas).schema)];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}
