import fc from 'fast-check';

/** A JSON schema as far as the bodies of operations use it. */
export interface BodySchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: BodySchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly BodySchema[];
  readonly readOnly?: boolean;
}

export type ResolveSchema = (schema: BodySchema) => BodySchema;

/** More than these are not made of a list without a bound of its own, or of a large one. */
const MOST_ITEMS = 3;
const MOST_LETTERS = 40;

/** Values that the schema lets through. `isWhole` makes those that have every property. */
export function valuesOf(given: BodySchema, resolve: ResolveSchema, isWhole = false): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((member) => valuesOf(member, resolve, isWhole)));
  if (Array.isArray(schema.type)) {
    const members = membersOf(schema).map((member) => valuesOf(member, resolve, isWhole));
    return isWhole ? (members[0] ?? fc.constant(null)) : fc.oneof(...members);
  }
  switch (schema.type) {
    case 'object': {
      const written = writtenProperties(schema, resolve);
      const requiredKeys = Object.keys(written).filter((name) => schema.required?.includes(name));
      const values = Object.entries(written).map(
        ([name, property]) => [name, valuesOf(property, resolve, isWhole)] as const,
      );
      return fc.record(Object.fromEntries(values), isWhole ? {} : { requiredKeys });
    }
    case 'array': {
      const { items = {}, minItems = 0, maxItems = MOST_ITEMS, uniqueItems = false } = schema;
      const bounds = {
        minLength: isWhole ? Math.max(minItems, 1) : minItems,
        maxLength: Math.min(maxItems, Math.max(minItems, MOST_ITEMS)),
      };
      const item = valuesOf(items, resolve, isWhole);
      return uniqueItems ? fc.uniqueArray(item, bounds) : fc.array(item, bounds);
    }
    case 'integer':
    case 'number':
      return fc.integer(rangeOf(schema));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textsOf(schema);
    default:
      throw new Error(`no values are known for ${JSON.stringify(schema)}`);
  }
}

/** One for each type; that of null is last. */
function membersOf(schema: BodySchema): BodySchema[] {
  return [schema.type ?? []].flat().map((type) => ({ ...schema, type }));
}

/** Without what the server alone fills in. */
function writtenProperties({ properties = {} }: BodySchema, resolve: ResolveSchema) {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([, property]) => !property.readOnly && resolve(property).readOnly !== true,
    ),
  );
}

function rangeOf({ minimum, exclusiveMinimum, maximum, format }: BodySchema) {
  return {
    min: minimum ?? (exclusiveMinimum === undefined ? -(2 ** 31) : exclusiveMinimum + 1),
    max: maximum ?? (format === 'int64' ? 2 ** 40 : 2 ** 31 - 1),
  };
}

function textsOf({ format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: BodySchema) {
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2030-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
  if (format === 'email') return fc.stringMatching(/^[a-z]{1,12}\.[a-z]{1,8}@[a-z]{1,10}\.example$/);
  const bounds = { minLength, maxLength: Math.min(maxLength, Math.max(minLength, MOST_LETTERS)) };
  if (pattern === undefined) return fc.string({ unit: 'grapheme-ascii', ...bounds });
  const isFitting = new RegExp(pattern, 'u');
  // Its expressions have no classes of Unicode.
  const texts = pattern.includes('\\p{')
    ? fc.string({ unit: fc.constantFrom(...'abcXYZ019-_. éß漢'), minLength: 1, maxLength: bounds.maxLength })
    : fc.stringMatching(new RegExp(pattern));
  return texts.filter((text) => isFitting.test(text) && text.length >= minLength && text.length <= maxLength);
}

/** A value with one thing in it that the schema does not let through. */
export interface Damage {
  readonly what: string;
  readonly value: unknown;
}

/** Every way to break the schema in one place of a value that has all properties, each once. */
export function damagesOf(given: BodySchema, value: unknown, resolve: ResolveSchema, at = ''): Damage[] {
  const forms = resolve(given);
  const [schema = {}] = membersOf(forms);
  return [
    ...(takesNull(forms) ? [] : [{ what: `${at || 'the body'} null`, value: null }]),
    ...wrongValues(schema).map(([what, wrong]) => ({ what: `${at || 'the body'} ${what}`, value: wrong })),
    ...(schema.type === 'object' ? damagesOfObject(schema, value as object, resolve, at) : []),
    ...(schema.type === 'array' ? damagesOfArray(schema, value as unknown[], resolve, at) : []),
  ];
}

function takesNull({ type, anyOf = [] }: BodySchema): boolean {
  return [type].flat().includes('null') || anyOf.some(takesNull);
}

function damagesOfObject(schema: BodySchema, value: object, resolve: ResolveSchema, at: string): Damage[] {
  const written = writtenProperties(schema, resolve);
  const within = (name: string) => (at === '' ? name : `${at}.${name}`);
  const without = (schema.required ?? [])
    .filter((name) => name in written)
    .map((name) => {
      const { [name]: _left, ...rest } = value as Record<string, unknown>;
      return { what: `without ${within(name)}`, value: rest };
    });
  const unknown =
    schema.additionalProperties === false
      ? [{ what: `with ${within('unheardOf')}`, value: { ...value, unheardOf: 1 } }]
      : [];
  const inside = Object.entries(written).flatMap(([name, property]) =>
    damagesOf(property, (value as Record<string, unknown>)[name], resolve, within(name)).map((damage) => ({
      ...damage,
      value: { ...value, [name]: damage.value },
    })),
  );
  return [...without, ...unknown, ...inside];
}

function damagesOfArray(schema: BodySchema, value: unknown[], resolve: ResolveSchema, at: string): Damage[] {
  const { items = {}, minItems = 0, maxItems } = schema;
  const [first, ...others] = value;
  return [
    ...(minItems > 0 ? [{ what: `${at || 'the body'} too short`, value: [] }] : []),
    ...(maxItems !== undefined && !schema.uniqueItems
      ? [{ what: `${at || 'the body'} too long`, value: Array(maxItems + 1).fill(first) }]
      : []),
    ...damagesOf(items, first, resolve, `${at}[0]`).map((damage) => ({
      ...damage,
      value: [damage.value, ...others],
    })),
  ];
}

function wrongValues(schema: BodySchema): [string, unknown][] {
  const { type, maxLength, minLength, minimum, exclusiveMinimum, maximum, pattern, format } = schema;
  const wrong: [string, unknown][] = [['of another type', type === 'object' ? 5 : { unheardOf: 1 }]];
  if (schema.enum) return [...wrong, ['of no known value', 'UNHEARD_OF']];
  if (maxLength !== undefined) wrong.push(['too long', 'x'.repeat(maxLength + 1)]);
  if (minLength !== undefined && minLength > 0) wrong.push(['too short', '']);
  if (minimum !== undefined) wrong.push(['too small', minimum - 1]);
  if (exclusiveMinimum !== undefined) wrong.push(['too small', exclusiveMinimum]);
  if (maximum !== undefined) wrong.push(['too large', maximum + 1]);
  if (pattern !== undefined && !new RegExp(pattern, 'u').test('<%/>'))
    wrong.push(['of another form', '<%/>']);
  if (format === 'date-time') wrong.push(['no time', 'yesterday']);
  if (format === 'email') wrong.push(['no address', 'nobody']);
  return wrong;
}
