import { type Static, type TNumberOptions, type TSchema, type TStringOptions, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { DEFAULT_ITEMS_PER_PAGE, limits, namePattern, ownLimits } from '../../domain/limits.js';

/**
 * Where a schema keeps its published name. TypeBox copies own symbols when it wraps a schema (`Type.Optional`), so the
 * name survives that; a spread (`{ ...schema }`) drops it, as it should: the result is another schema.
 */
const publication = Symbol('publication');

interface Publication {
  name?: string;
  schema: TSchema;
}

function publish<S extends TSchema>(target: S, value: Publication): S {
  return Object.defineProperty(target, publication, { value, enumerable: false });
}

function publicationOf(schema: TSchema): Publication | undefined {
  return (schema as { [publication]?: Publication })[publication];
}

/** Gives a schema its published name, under which the OpenAPI document holds it once. Returns the same schema. */
export function named<S extends TSchema>(name: string, schema: S): S {
  return publish(schema, { name, schema });
}

/**
 * Marks `schema` as what is accepted where clients are told to send `published`: the same properties, with looser
 * constraints and no unknown properties. It shares the published name, and `publishedForm` leads back to `published`.
 */
export function requestForm<S extends TSchema>(published: TSchema, schema: S): S {
  const value = publicationOf(published);
  if (!value) throw new Error('A request form needs a published schema that has a name');
  return publish(schema, value);
}

/** The same for a schema that is written out in place: `schema` is what is checked first, `told` what clients are told to send. */
export function toldAs<S extends TSchema>(told: TSchema, schema: S): S {
  return publish(schema, { schema: told });
}

/** The published name of a schema, or undefined for one that is written out in place. */
export function schemaName(schema: TSchema): string | undefined {
  return publicationOf(schema)?.name;
}

/** The schema to publish, under `schemaName(schema)` if there is one; without one it may be the schema itself. */
export function publishedForm(schema: TSchema): TSchema {
  return publicationOf(schema)?.schema ?? schema;
}

/** Where a schema says that its value is secret. TypeBox copies it as it does the name. */
const secrecy = Symbol('secrecy');

/** Marks a value that lets in whoever has it. An answer that may hold one is kept by no cache (compiled-operation.ts). */
export function secret<S extends TSchema>(schema: S): S {
  return Object.defineProperty(schema, secrecy, { value: true, enumerable: false });
}

/** Whether a value of the schema may hold a secret, at any depth. */
export function holdsSecret(schema: unknown, seen = new Set<unknown>()): boolean {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return false;
  seen.add(schema);
  return secrecy in schema || Object.values(schema).some((part) => holdsSecret(part, seen));
}

/** 24 lower-case hexadecimal digits. */
export function objectId(options: TStringOptions = {}) {
  return Type.String({ pattern: '^([a-f0-9]{24})$', ...options });
}

/** RFC 3339 in UTC; replies carry whole seconds. */
export function dateTime(options: TStringOptions = {}) {
  return Type.String({ format: 'date-time', ...options });
}

export function int32(options: TNumberOptions = {}) {
  return Type.Integer({ format: 'int32', ...options });
}

export function int64(options: TNumberOptions = {}) {
  return Type.Integer({ format: 'int64', ...options });
}

/** A text that a rule of its own judges, with a refusal that says more: all that is said here is that it has an end. */
export function someText(options: TStringOptions = {}) {
  return Type.String({ maxLength: textBounds.someText.most, ...options });
}

/** One of the given strings; unlike `Type.Enum` it states `type: 'string'`, which code generators read. */
export function stringEnum<const V extends string>(values: readonly V[], options: TStringOptions = {}) {
  return Type.Enum<V[]>([...values], { type: 'string', ...options });
}

export function nullable<S extends TSchema>(schema: S, options: { readOnly?: boolean } = {}) {
  return Type.Union([schema, Type.Null()], options);
}

export type Link = Static<typeof Link>;
export const Link = named(
  'Link',
  Type.Object({
    href: Type.Optional(Type.String({ maxLength: textBounds.hrefCharacters.most })),
    rel: Type.Optional(someText()),
  }),
);

/** The `links` of an object or a list. */
export const Links = Type.Array(Link, { maxItems: ownLimits.linksPerObject, readOnly: true });

/**
 * A page of `item`. `links` and `totalCount` are published as optional but stand in every recorded reply, `totalCount`
 * as 0 where the caller asked for no count (recorded responses, pagination envelope).
 */
export function paginated<S extends TSchema>(name: string, item: S) {
  return named(
    name,
    Type.Object({
      links: Links,
      results: Type.Array(item, { readOnly: true }),
      totalCount: int32({ minimum: 0, readOnly: true }),
    }),
  );
}

/** Query parameters of every operation: the reply wrapped as `{content, status}`; the reply indented. */
export const Envelope = Type.Boolean({ default: false });
export const Pretty = Type.Boolean({ default: false });

/** Query parameters of lists. Pages count from 1; page 0, the zero value of Go's clients, is the first too. */
export const IncludeCount = Type.Boolean({ default: true });
export const ItemsPerPage = Type.Integer({
  default: DEFAULT_ITEMS_PER_PAGE,
  maximum: limits.itemsPerPage,
  minimum: 1,
});
export const PageNum = Type.Integer({ default: 1, minimum: 0 });

/** Path and query parameters that hold an id: `groupId`, `orgId`, `apiUserId`, `eventId`. */
export const IdParameter = objectId();

/** Names of organizations and projects. */
export const ScopeName = Type.String({ pattern: namePattern });
