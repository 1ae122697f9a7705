import type { TSchema } from 'typebox';
import { publishedForm, schemaName } from '../schemas/common.js';

export type JsonObject = Record<string, unknown>;
type Properties = Readonly<Record<string, TSchema>>;

/** Some generators know null among the types of a schema, and not as a schema of its own beside another in place. */
function withNullAsType(schema: JsonObject): JsonObject {
  const { anyOf = [], ...rest } = schema;
  const [form, none, ...others] = anyOf as JsonObject[];
  if (none?.type !== 'null' || others.length > 0 || typeof form?.type !== 'string') return schema;
  return { ...form, ...orNull(form), ...rest };
}

/** Some generators make one object of several lists of texts, with a text twice where two lists have it. */
function withOneEnum(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  const members = Array.isArray(anyOf) ? (anyOf as JsonObject[]) : [];
  if (members.length === 0 || !members.every(isEnumOfTexts)) return schema;
  return {
    type: 'string',
    enum: [...new Set(members.flatMap((member) => member.enum as string[]))],
    ...rest,
  };
}

const isEnumOfTexts = ({ type, enum: values, ...rest }: JsonObject) =>
  type === 'string' && Array.isArray(values) && Object.keys(rest).length === 0;

/** The keywords of a schema in place that say which types there are, with null among them. */
function orNull({ type, enum: values }: JsonObject): JsonObject {
  const types = [type].flat();
  return {
    type: types.includes('null') ? type : [...types, 'null'],
    ...(Array.isArray(values) && { enum: [...new Set([...values, null])] }),
  };
}

function takesNull({ type, anyOf = [] }: JsonObject): boolean {
  return [type].flat().includes('null') || (anyOf as JsonObject[]).some(takesNull);
}

/** Collects schemas with published names under `components/schemas` and refers to them. */
export interface SchemaCollector {
  reference(schema: TSchema): JsonObject;
  /**
   * A body as requests may have it. It has the published name too, unless answers have the name with another schema: so all
   * answers come before the first body.
   */
  body(schema: TSchema): JsonObject;
  components(): JsonObject;
}

export function createSchemaCollector(): SchemaCollector {
  const collected = new Map<string, JsonObject>();

  function reference(schema: TSchema): JsonObject {
    const name = schemaName(schema);
    if (name === undefined) return expand(publishedForm(schema) as JsonObject);
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
    return withOneEnum(withNullAsType(out));
  }

  function body(schema: TSchema): JsonObject {
    return bodyOf(schema, schema);
  }

  /** `told` is what clients are told to send where `accepted` is accepted; either may have the name. */
  function bodyOf(told: TSchema, accepted: TSchema): JsonObject {
    const name = schemaName(accepted) ?? schemaName(told);
    const expanded = expandBody(publishedForm(told) as JsonObject, accepted as JsonObject);
    if (name === undefined) return expanded;
    const text = JSON.stringify(expanded);
    for (const free of [name, `${name}Body`]) {
      const known = collected.get(free);
      if (known === undefined) collected.set(free, expanded);
      if (known === undefined || JSON.stringify(known) === text)
        return { $ref: `#/components/schemas/${free}` };
    }
    return expanded;
  }

  /**
   * What clients are told to send, with the bounds of what is accepted: no unknown properties, lengths, numbers; and with
   * null where it is taken. Of other types that are accepted besides, to be kind to some client, nothing is said.
   */
  function expandBody(published: JsonObject, acceptedForms: JsonObject): JsonObject {
    const told = expandForm(published, acceptedForms);
    return takesNull(acceptedForms) && told.type !== undefined ? { ...told, ...orNull(told) } : told;
  }

  function expandForm(published: JsonObject, acceptedForms: JsonObject): JsonObject {
    const accepted = formOfType(published.type, acceptedForms);
    if (accepted === undefined) return expand(published);
    const { properties: toldProperties = {}, items: toldItems, required: told = [], ...rest } = published;
    const { properties, items, required: needed = [], ...bounds } = accepted;
    const required = [...new Set([...(told as string[]), ...(needed as string[])])];
    return {
      ...expand(rest),
      ...expand(bounds),
      ...(required.length === 0 ? {} : { required }),
      ...(properties === undefined
        ? {}
        : { properties: bodyProperties(toldProperties as Properties, properties as Properties) }),
      ...(items === undefined ? {} : { items: partOf(toldItems as TSchema | undefined, items as TSchema) }),
    };
  }

  /** The accepted form, or that member of a union, whose values are of the type, with or without null. */
  function formOfType(type: unknown, accepted: JsonObject): JsonObject | undefined {
    if (accepted.type === type || (Array.isArray(accepted.type) && accepted.type.includes(type)))
      return accepted;
    const members = (accepted.anyOf ?? []) as JsonObject[];
    return type === undefined ? undefined : members.find((member) => member.type === type);
  }

  function bodyProperties(told: Properties, accepted: Properties): JsonObject {
    return Object.fromEntries(
      Object.entries(accepted).map(([name, property]) => [name, partOf(told[name], property)]),
    );
  }

  function partOf(told: TSchema | undefined, accepted: TSchema): JsonObject {
    return bodyOf(schemaName(accepted) === undefined ? (told ?? accepted) : accepted, accepted);
  }

  return {
    reference,
    body,
    components: () => Object.fromEntries([...collected].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
