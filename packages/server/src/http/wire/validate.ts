import type { TSchema } from 'typebox';
import { Build, Errors, type EvaluateResult } from 'typebox/schema';
import { Settings } from 'typebox/system';
import { listBounds } from '../../domain/bounds/lists.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { textForms } from '../../domain/text-forms.js';
import { nearestAttribute } from './nearest-attribute.js';
import { shown } from './shown.js';

const mostViolations = listBounds.violationsPerAnswer.most;

// The library's default bound of eight is too low; some errors here are reported more than once.
Settings.Set({ maxErrors: 256 });

/**
 * A schema may name the refusal for its own violation; it is used when that is the only thing wrong. `undefined` leaves
 * it at the general one.
 */
export interface SchemaRefusal {
  refusal?: (value: unknown) => Refusal | undefined;
}

export interface Violation {
  readonly kind: 'missing' | 'unknown' | 'enum' | 'type' | 'tooMany' | 'constraint';
  /** Path of the field, for example `roles.1` or `apiKey.desc`; empty for the whole value. */
  readonly field: string;
  readonly description: string;
  /** Of `tooMany`: the most elements. */
  readonly limit?: number;
}

export interface Validator {
  check(value: unknown): boolean;
  violations(value: unknown): Violation[];
}

export function createValidator(schema: TSchema): Validator {
  if (!compiledBefore.has(schema)) waiting.add(schema);
  return {
    check: (value) => compile(schema).Check(value),
    violations: (value) => readViolations(Errors(schema, value)[1], schema),
  };
}

/** Several operations and wires share schemas. */
const compiledBefore = new WeakMap<TSchema, EvaluateResult>();
const waiting = new Set<TSchema>();

function compile(schema: TSchema): EvaluateResult {
  const known = compiledBefore.get(schema);
  if (known !== undefined) return known;
  waiting.delete(schema);
  const compiled = Build(schema).Evaluate();
  // The library keeps the text that it was compiled from: of all schemas 1.3 MB.
  Object.assign(compiled, { code: '' });
  compiledBefore.set(schema, compiled);
  return compiled;
}

/**
 * Compiles what is not compiled yet, one schema a turn. It runs when the server is ready: before that it would take a tenth of the
 * start, and with the first value of each a large schema would hold up every decision by 10 ms.
 */
export function compileWaitingSchemas(): void {
  const [schema] = waiting;
  if (schema === undefined) return;
  compile(schema);
  setImmediate(compileWaitingSchemas);
}

interface SchemaError {
  keyword: string;
  schemaPath: string;
  instancePath: string;
  params: object;
  message: string;
}

function readViolations(errors: readonly SchemaError[], schema: TSchema): Violation[] {
  const found = new Map<string, Violation>();
  const add = (violation: Violation) => {
    const field = shown(violation.field);
    if (!found.has(field) && found.size < mostViolations) found.set(field, { ...violation, field });
  };
  const addUnknown = (field: string) => {
    const meant = nearestAttribute(schema, field.split('.'));
    const guess = meant === undefined ? '' : `; did you mean ${meant}?`;
    add({ kind: 'unknown', field, description: `is not an attribute of this resource${guess}` });
  };
  const alternatives = new Set(errors.filter((e) => e.keyword === 'anyOf').map((e) => e.instancePath));
  for (const error of errors) {
    const field = fieldOf(error.instancePath);
    if (error.keyword === 'required') {
      for (const name of namesIn(error.params, 'requiredProperties'))
        add({ kind: 'missing', field: join(field, name), description: 'is required' });
    } else if (error.keyword === 'additionalProperties') {
      for (const name of namesIn(error.params, 'additionalProperties')) addUnknown(join(field, name));
    } else if (error.keyword === 'boolean') {
      // Each unknown property as a value against the schema `false`; of very many no other error is reported.
      addUnknown(field);
    } else if (error.keyword === 'const' || error.keyword === 'enum') {
      add({ kind: 'enum', field, description: `is not one of the values allowed here${allowed(error)}` });
    } else if (error.keyword === 'maxItems') {
      const { limit } = error.params as { limit: number };
      add({ kind: 'tooMany', field, description: `must not have more than ${limit} elements`, limit });
    } else if (error.keyword === 'anyOf') {
      add({ kind: 'constraint', field, description: 'matches none of the forms allowed here' });
    } else if (error.keyword === 'type') {
      if (!alternatives.has(error.instancePath) || !isNullBranch(error))
        add({ kind: 'type', field, description: error.message });
    } else {
      add({ kind: 'constraint', field, description: wordsOf(error) });
    }
  }
  return [...found.values()];
}

/** The library shows the pattern, which few can read. */
function wordsOf({ keyword, params, message }: SchemaError): string {
  const { pattern, format } = params as { pattern?: string | RegExp; format?: string };
  const form = keyword === 'pattern' ? String(pattern) : keyword === 'format' ? format : undefined;
  return (form !== undefined && textForms[form]) || message;
}

function isNullBranch(error: SchemaError): boolean {
  return 'type' in error.params && error.params.type === 'null';
}

function allowed(error: SchemaError): string {
  const { allowedValues, allowedValue } = error.params as { allowedValues?: unknown; allowedValue?: unknown };
  if (Array.isArray(allowedValues)) return `: ${allowedValues.join(', ')}`;
  return allowedValue === undefined ? '' : `: ${allowedValue}`;
}

function namesIn(params: object, key: string): string[] {
  const names = (params as Record<string, unknown>)[key];
  return Array.isArray(names) ? names.slice(0, mostViolations).map(String) : [];
}

function fieldOf(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function join(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}

/** The refusal of a body: the most telling published code when one thing is wrong, `VALIDATION_ERROR` otherwise; always with every field. */
export function refuseBody(schema: TSchema, value: unknown, violations: readonly Violation[]): Refusal {
  const fields = violations.map(({ field, description }) => ({ field, description }));
  const [only] = violations;
  const refusal =
    violations.length === 1 && only
      ? refuseOne(schema, value, only)
      : refuse('VALIDATION_ERROR', violations.map(sentenceOf).join('; '));
  return { ...refusal, fields };
}

/** The whole body has no field to name. */
function sentenceOf({ field, description }: Violation): string {
  return `${field || 'The body'} ${description}`;
}

function refuseOne(schema: TSchema, value: unknown, violation: Violation): Refusal {
  const own = refusalAt(schema, violation.field)?.(valueAt(value, violation.field));
  if (own && violation.kind !== 'missing') return own;
  switch (violation.kind) {
    case 'missing':
      return refuse('MISSING_ATTRIBUTE', violation.field);
    case 'unknown':
      return refuse('INVALID_ATTRIBUTE', violation.field);
    case 'enum':
      return refuse('INVALID_ENUM_VALUE', shown(valueAt(value, violation.field)));
    case 'type':
      return violation.field === ''
        ? refuse('INVALID_JSON', (schema as { type?: string }).type ?? 'value')
        : refuse('INVALID_JSON_ATTRIBUTE', violation.field);
    case 'tooMany':
      return refuse('TOO_MANY_ELEMENTS', violation.field || 'The body', violation.limit ?? 0);
    case 'constraint':
      return refuse('VALIDATION_ERROR', sentenceOf(violation));
  }
}

function refusalAt(schema: TSchema, field: string): SchemaRefusal['refusal'] {
  let at: unknown = schema;
  for (const name of field === '' ? [] : field.split('.')) {
    const node = at as { properties?: Record<string, unknown>; items?: unknown };
    at = node.properties?.[name] ?? (node.items !== undefined && /^\d+$/.test(name) ? node.items : undefined);
    if (at === undefined) return undefined;
  }
  return (at as SchemaRefusal).refusal;
}

/** The part of a value that a violation's `field` names. */
export function valueAt(value: unknown, field: string): unknown {
  let at = value;
  for (const name of field === '' ? [] : field.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}
