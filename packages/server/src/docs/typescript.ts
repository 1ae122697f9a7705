import type { TSchema } from 'typebox';
import { publishedForm, schemaName } from '../http/schemas/common.js';

/** Whether a schema is read as that of an answer or of what a caller sends. */
type Direction = 'answer' | 'body';

/** The parts of JSON Schema that the operations use. */
interface Form {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly TSchema[];
  readonly allOf?: readonly TSchema[];
  readonly type?: string | readonly string[];
  readonly items?: TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly description?: string;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
}

/** One property of an object type. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly description?: string | undefined;
}

/** Writes schemas as TypeScript, those with a published name as declarations of that name. */
export interface TypeWriter {
  typeOf(schema: TSchema, direction: Direction): string;
  /** The properties of an object schema; in a body without those that the server alone sets. */
  propertiesOf(schema: TSchema | undefined, direction: Direction): readonly Property[];
  /** Every named type that was referred to, in the order of names. */
  declarations(): readonly string[];
}

// Longer unions take a line for each member.
const MOST_UNION_CHARACTERS = 90;

/** Types of answers have to be asked for before those of bodies: they have the plain names. */
export function createTypeWriter(): TypeWriter {
  const declared = new Map<string, string>();
  const answered = new Set<string>();

  function typeOf(schema: TSchema, direction: Direction): string {
    const name = schemaName(schema);
    if (name === undefined) return expression(schema, direction);
    const isOther = direction === 'body' && answered.has(name) && isSentOtherwise(schema);
    const typeName = isOther ? `${name}Body` : name;
    if (direction === 'answer') answered.add(name);
    const text = declaration(typeName, schema, direction);
    const known = declared.get(typeName);
    if (known === undefined) declared.set(typeName, text);
    // Operations may take different forms of what is published under one name.
    return known === undefined || known === text ? typeName : expression(schema, direction);
  }

  function declaration(name: string, schema: TSchema, direction: Direction): string {
    const { description, properties } = form(schema);
    const text = comment(description);
    return properties === undefined || Object.keys(properties).length === 0
      ? `${text}export type ${name} = ${expression(schema, direction)};`
      : `${text}export interface ${name} ${objectType(propertiesOf(schema, direction))}`;
  }

  function expression(schema: TSchema, direction: Direction): string {
    const { const: constant, allOf, type, items, properties = {}, additionalProperties } = form(schema);
    const part = (each: TSchema) => typeOf(each, direction);
    if (allOf !== undefined) return allOf.map(part).join(' & ');
    if (type === 'array') return `readonly ${wrapped(items === undefined ? 'unknown' : part(items))}[]`;
    if (isUnion(schema)) return union(membersOf(schema, direction));
    // A schema of several types says the properties of its object beside them.
    if (type !== 'null' && Object.keys(properties).length > 0)
      return objectType(propertiesOf(schema, direction));
    if (type === 'object')
      return `Readonly<Record<string, ${isSchema(additionalProperties) ? part(additionalProperties) : 'unknown'}>>`;
    return constant === undefined ? (SIMPLE_TYPES[`${type}`] ?? 'unknown') : literal(constant);
  }

  /** What a union is made of, the members of unions in it included. */
  function membersOf(schema: TSchema, direction: Direction): readonly string[] {
    const { enum: values, anyOf = [], type } = form(schema);
    if (values !== undefined) return values.map(literal);
    if (isSeveral(type)) return type.map((each) => expression({ ...schema, type: each }, direction));
    return anyOf.flatMap((member) =>
      schemaName(member) === undefined && isUnion(member)
        ? membersOf(member, direction)
        : [typeOf(member, direction)],
    );
  }

  function propertiesOf(schema: TSchema | undefined, direction: Direction): readonly Property[] {
    const { properties = {}, required = [] } = schema === undefined ? {} : form(schema);
    return Object.entries(properties)
      .filter(([, property]) => {
        const { readOnly, writeOnly } = form(property);
        return direction === 'answer' ? !writeOnly : !readOnly;
      })
      .map(([name, property]) => ({
        name,
        type: typeOf(property, direction),
        isOptional: !required.includes(name) || (direction === 'body' && 'default' in property),
        description: form(property).description,
      }));
  }

  return {
    typeOf,
    propertiesOf,
    declarations: () => [...declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text),
  };
}

const SIMPLE_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** An object type over several lines, indented to stand at the left edge. */
export function objectType(properties: readonly Property[]): string {
  if (properties.length === 0) return 'Readonly<Record<string, never>>';
  const lines = properties.map(({ name, type, isOptional, description }) =>
    indented(`${comment(description)}readonly ${propertyName(name)}${isOptional ? '?' : ''}: ${type};`),
  );
  return `{\n${lines.join('\n')}\n}`;
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

export function comment(text: string | undefined): string {
  return text === undefined ? '' : `/** ${text.replaceAll('*/', '* /')} */\n`;
}

/** Whether a body of this type leaves out or loosens what an answer of the same name has. */
function isSentOtherwise(schema: TSchema): boolean {
  const { properties = {}, items, anyOf = [], allOf = [] } = form(schema);
  const parts = [...Object.values(properties), ...anyOf, ...allOf, ...(items === undefined ? [] : [items])];
  return (
    publishedForm(schema) !== schema ||
    parts.some((part) => form(part).readOnly || form(part).writeOnly || isSentOtherwise(part))
  );
}

function form(schema: TSchema): Form {
  return schema as Form;
}

function isUnion(schema: TSchema): boolean {
  const { enum: values, anyOf, type } = form(schema);
  return values !== undefined || anyOf !== undefined || isSeveral(type);
}

function isSeveral(type: Form['type']): type is readonly string[] {
  return Array.isArray(type);
}

function isSchema(value: unknown): value is TSchema {
  return typeof value === 'object' && value !== null;
}

export function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value);
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function union(members: readonly string[]): string {
  const distinct = [...new Set(members)];
  const line = distinct.join(' | ');
  if (line.length <= MOST_UNION_CHARACTERS || line.includes('\n')) return line;
  return `\n${distinct.map((member) => `  | ${member}`).join('\n')}`;
}

function wrapped(type: string): string {
  return type.startsWith('{') || !/[|&]|^readonly /.test(type) ? type : `(${type})`;
}
