import type { TSchema } from 'typebox';
import { type Refusal, refuse } from '../../domain/errors.js';
import { nearestName } from '../../domain/nearest-name.js';
import type { Read } from './read.js';
import { shown } from './shown.js';
import { createValidator, type Violation, valueAt } from './validate.js';

/** Reads the query parameters of an operation: text to the declared types, blanks as absent, defaults filled in. */
export interface QueryReader {
  read(sent: Readonly<Record<string, unknown>>): Read<Record<string, unknown>>;
}

const readsBlank = Symbol('readsBlank');

/** Marks a parameter of which a blank is a mistake in a script. Of others clients do send blanks for what was not given. */
export function notBlank<S extends TSchema>(schema: S): S {
  return Object.defineProperty(schema, readsBlank, { value: true, enumerable: false });
}

/** Marks a parameter of which a blank is a value of its own; its schema has to allow it. */
export function blankMeant<S extends TSchema>(schema: S): S {
  return notBlank(schema);
}

interface ParameterSchema {
  type?: string;
  items?: ParameterSchema;
  [readsBlank]?: boolean;
  default?: unknown;
}

export function createQueryReader(schema: TSchema | undefined): QueryReader {
  const properties = propertiesOf(schema);
  const names = Object.keys(properties);
  const defaults = Object.fromEntries(
    names.flatMap((name) => {
      const value = properties[name]?.default;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const validator = schema && createValidator(schema);
  // Elsewhere further parameters are let pass, as the live service does.
  const isClosed = (schema as { additionalProperties?: unknown } | undefined)?.additionalProperties === false;

  return {
    read(sent) {
      const values: Record<string, unknown> = { ...defaults };
      const unknown = isClosed ? Object.keys(sent).filter((name) => !names.includes(name)) : [];
      if (unknown.length > 0)
        return {
          refusal: refuseQuery(
            values,
            unknown.slice(0, MOST_UNKNOWN).map((name) => unknownParameter(name, names)),
          ),
        };
      for (const name of names) {
        const parameter = properties[name];
        const text = sent[name];
        if (parameter === undefined || text === undefined || (text === '' && !parameter[readsBlank]))
          continue;
        if (String(text).includes('\0')) return { refusal: refuseQuery(values, [nulViolation(name)]) };
        values[name] = coerce(parameter, text);
      }
      if (validator === undefined || validator.check(values)) return { value: values };
      return { refusal: refuseQuery(values, validator.violations(values)) };
    },
  };
}

export function propertiesOf(schema: TSchema | undefined): Record<string, ParameterSchema> {
  return (schema as { properties?: Record<string, ParameterSchema> } | undefined)?.properties ?? {};
}

function coerce(parameter: ParameterSchema, sent: unknown): unknown {
  if (parameter.type === 'array') {
    const texts = (Array.isArray(sent) ? sent : [sent]).filter((text) => text !== '');
    return texts.map((text) => (parameter.items ? coerce(parameter.items, text) : text));
  }
  // A parameter that was repeated although it takes one value: the last one counts.
  const text = Array.isArray(sent) ? sent.at(-1) : sent;
  if (typeof text !== 'string') return text;
  if (parameter.type === 'integer' || parameter.type === 'number')
    return /^[+-]?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
  if (parameter.type === 'boolean') {
    const flag = text.toLowerCase();
    return flag === 'true' ? true : flag === 'false' ? false : text;
  }
  return text;
}

/** Named in a refusal; more would hide the first ones. */
const MOST_UNKNOWN = 10;

function unknownParameter(name: string, names: readonly string[]): Violation {
  const meant = nearestName(name, names);
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
  return { kind: 'unknown', field: shown(name), description: `is no parameter of this operation${guess}` };
}

/** PostgreSQL cannot even be asked for a text with U+0000. */
function nulViolation(field: string): Violation {
  return { kind: 'constraint', field, description: 'must not hold the character U+0000' };
}

function refuseQuery(values: Record<string, unknown>, violations: readonly Violation[]): Refusal {
  const fields = violations.map(({ field, description }) => ({ field, description }));
  const [first] = violations;
  if (first && violations.every(({ kind }) => kind === 'enum'))
    return { ...refuse('INVALID_ENUM_VALUE', shown(valueAt(values, first.field))), fields };
  return { ...refuse('INVALID_QUERY_PARAMETER', violations.map((v) => v.field).join(', ')), fields };
}

const FLAGS = ['envelope', 'pretty'] as const;

/** The flags every operation takes: `envelope` and `pretty`. */
export function isFlagSet(sent: Readonly<Record<string, unknown>>, name: (typeof FLAGS)[number]): boolean {
  const text = sent[name];
  return typeof text === 'string' && text.toLowerCase() === 'true';
}

/** Refuses a flag that is neither true nor false. A blank one, or one sent twice, is not set. */
export function refuseFlags(sent: Readonly<Record<string, unknown>>): Refusal | undefined {
  const wrong = FLAGS.filter((name) => {
    const text = sent[name];
    return typeof text === 'string' && !/^(true|false|)$/i.test(text);
  });
  const violation = (field: string): Violation => ({
    kind: 'type',
    field,
    description: 'must be true or false',
  });
  return wrong.length === 0 ? undefined : refuseQuery({}, wrong.map(violation));
}
