import { type Resolved, resolve, type Schema, type Schemas } from './schema.js';

/** A rule for a value, in words; `code` is shown as code after them. */
export interface Limit {
  readonly text: string;
  readonly code?: string;
}

/** A value of a request or an answer, as a reader wants to see it. */
export interface SchemaNode {
  readonly name: string;
  /** `array of string`, `object or null`. */
  readonly type: string;
  /** The published name of the schema, of the items' schema for arrays. */
  readonly schemaName?: string;
  readonly description?: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly isDeprecated: boolean;
  /** The only values there are, of the items for arrays. */
  readonly values: readonly string[];
  readonly limits: readonly Limit[];
  /** Whether it is inside another value of the same schema, so that opening it goes on for ever. */
  readonly isRecursive: boolean;
  /** The members of an object or of the objects in an array; the forms where there are several. */
  readonly children: () => readonly SchemaNode[];
}

/** Which way a value goes: requests have no read-only members, responses no write-only ones. */
export type Direction = 'request' | 'response';

interface Place {
  readonly name: string;
  readonly isRequired: boolean;
  readonly direction: Direction;
  /** Names of the schemas around it. */
  readonly around: readonly string[];
}

/** A schema as a tree. Members are found when they are asked for, so that it may contain itself. */
export function treeOf(
  schema: Schema,
  schemas: Schemas,
  { name = '', isRequired = false, direction = 'request' }: Partial<Omit<Place, 'around'>> = {},
): SchemaNode {
  return nodeOf(schema, schemas, { name, isRequired, direction, around: [] });
}

function nodeOf(given: Schema, schemas: Schemas, place: Place): SchemaNode {
  const resolved = resolve(given, schemas);
  const { schema } = resolved;
  const inner = innermost(resolved, schemas);
  return {
    name: place.name,
    type: typeText(given, schemas),
    ...(inner.name === undefined ? {} : { schemaName: inner.name }),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    isRequired: place.isRequired,
    isReadOnly: schema.readOnly === true,
    isWriteOnly: schema.writeOnly === true,
    isDeprecated: schema.deprecated === true,
    values: valuesOf(inner, schemas),
    limits: [
      ...limitsOf(schema),
      ...(inner === resolved
        ? []
        : limitsOf(inner.schema).map((limit) => ({ ...limit, text: `each: ${limit.text}` }))),
    ],
    isRecursive: inner.name !== undefined && place.around.includes(inner.name),
    children: () => membersOf(inner, schemas, place),
  };
}

/** What the items of an array, however deep, are; anything else is itself. */
function innermost(resolved: Resolved, schemas: Schemas): Resolved {
  const { items } = resolved.schema;
  return items === undefined ? resolved : innermost(resolve(items, schemas), schemas);
}

function membersOf({ schema, name, options }: Resolved, schemas: Schemas, place: Place) {
  const around = name === undefined ? place.around : [...place.around, name];
  const at = (name: string, isRequired = false): Place => ({ ...place, name, isRequired, around });
  if (options.length > 0) {
    if (!options.some((option) => hasMembers(resolve(option, schemas)))) return [];
    return options.map((option, index) =>
      nodeOf(option, schemas, at(resolve(option, schemas).name ?? `Form ${index + 1}`)),
    );
  }
  const members = Object.entries(schema.properties ?? {})
    .map(([member, value]) => nodeOf(value, schemas, at(member, schema.required?.includes(member) ?? false)))
    .filter(({ isReadOnly, isWriteOnly }) => !(place.direction === 'request' ? isReadOnly : isWriteOnly));
  if (typeof schema.additionalProperties === 'object')
    members.push(nodeOf(schema.additionalProperties, schemas, at('(any name)')));
  return members;
}

function hasMembers({ schema, options }: Resolved): boolean {
  return (
    options.length > 0 || schema.properties !== undefined || typeof schema.additionalProperties === 'object'
  );
}

/** `array of string`, `integer (int32) or null`, `one of 2 forms`. */
function typeText(given: Schema, schemas: Schemas): string {
  const { schema, options, isNullable } = resolve(given, schemas);
  const suffix = isNullable ? ' or null' : '';
  if (options.some((option) => hasMembers(resolve(option, schemas))))
    return `one of ${options.length} forms${suffix}`;
  if (options.length > 0)
    return [...new Set(options.map((option) => typeText(option, schemas)))].join(' or ') + suffix;
  if (schema.items !== undefined) return `array of ${typeText(schema.items, schemas)}${suffix}`;
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const type = schema.type ?? (values.length > 0 ? typeof values[0] : 'any');
  return `${String(type)}${schema.format === undefined ? '' : ` (${schema.format})`}${suffix}`;
}

function valuesOf({ schema, options }: Resolved, schemas: Schemas): readonly string[] {
  if (schema.enum !== undefined) return schema.enum.map(written);
  if (schema.const !== undefined) return [written(schema.const)];
  const found = options.map((option) => valuesOf(resolve(option, schemas), schemas));
  // Only where every form says which values it has are these all of them.
  return found.every((values) => values.length > 0) ? [...new Set(found.flat())] : [];
}

function limitsOf(schema: Schema): readonly Limit[] {
  const limits: (Limit | undefined)[] = [
    range(schema.minLength, schema.maxLength, 'character', 'characters'),
    range(schema.minimum, schema.maximum),
    schema.exclusiveMinimum === undefined ? undefined : { text: `more than ${schema.exclusiveMinimum}` },
    schema.exclusiveMaximum === undefined ? undefined : { text: `less than ${schema.exclusiveMaximum}` },
    range(schema.minItems, schema.maxItems, 'item', 'items'),
    schema.uniqueItems ? { text: 'no item twice' } : undefined,
    range(schema.minProperties, undefined, 'member', 'members'),
    schema.pattern === undefined ? undefined : { text: 'pattern', code: schema.pattern },
    schema.default === undefined ? undefined : { text: 'default', code: written(schema.default) },
  ];
  return limits.filter((limit) => limit !== undefined);
}

function range(from: number | undefined, to: number | undefined, one = '', many = ''): Limit | undefined {
  if (from === undefined && to === undefined) return undefined;
  const unit = (to ?? from) === 1 ? one : many;
  const text =
    from === undefined
      ? `at most ${to}`
      : to === undefined
        ? `at least ${from}`
        : from === to
          ? `exactly ${from}`
          : `${from} to ${to}`;
  return { text: `${text} ${unit}`.trim() };
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
