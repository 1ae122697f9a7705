import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../domain/errors.js';
import { createValidator, refuseBody, valueAt } from './validate.js';

const schema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 3,
      refusal: (value: unknown) => refuse('INVALID_ORG_NAME', String(value)),
    }),
    count: Type.Optional(Type.Integer({ minimum: 0 })),
    kind: Type.Optional(Type.Enum(['A', 'B'], { type: 'string' })),
    note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    items: Type.Optional(
      Type.Array(Type.Object({ id: Type.String({ pattern: '^x$' }) }, { additionalProperties: false }), {
        maxItems: 2,
      }),
    ),
  },
  { additionalProperties: false },
);
const validator = createValidator(schema);
const refusalOf = (value: unknown) => refuseBody(schema, value, validator.violations(value));

describe('violations', () => {
  it('names every one by its path', () => {
    const value = {
      name: '',
      count: -1,
      kind: 'C',
      note: 5,
      items: [{ id: 'x' }, { id: 'y', 'a/b~c': 1 }, {}],
      extra: 1,
    };
    const found = validator.violations(value).map(({ kind, field }) => `${kind} ${field}`);
    expect(found.sort()).toEqual([
      'constraint count',

      'constraint items.1.id',
      'constraint name',
      'enum kind',
      'missing items.2.id',
      'tooMany items',
      'type note',
      'unknown extra',
      'unknown items.1.a/b~c',
    ]);
  });

  it('names a hundred at most, each by a text of bounded length', () => {
    const names = Array.from({ length: 5000 }, (_, i) => [`${'x'.repeat(5000)}${i}`, 0]);
    const found = validator.violations({ name: 'x', ...Object.fromEntries(names), a: 1 });
    expect(found.length).toBeLessThanOrEqual(100);
    for (const { field } of found) expect(field.length).toBeLessThan(300);
    const short = Array.from({ length: 5000 }, (_, i) => [`x${i}`, 0]);
    expect(validator.violations({ name: 'x', ...Object.fromEntries(short) })).toHaveLength(100);
  });

  it('says which values are allowed', () => {
    expect(validator.violations({ name: 'x', kind: 'C' })).toEqual([
      { kind: 'enum', field: 'kind', description: 'is not one of the values allowed here: A, B' },
    ]);
  });

  it('are there exactly when the check fails', () => {
    const value = fc.record(
      {
        name: fc.oneof(fc.string({ maxLength: 4 }), fc.constant(undefined), fc.integer()),
        count: fc.oneof(fc.integer(), fc.double(), fc.string()),
        kind: fc.constantFrom('A', 'B', 'C', null),
        note: fc.oneof(fc.string(), fc.constant(null), fc.boolean()),
        items: fc.oneof(
          fc.array(fc.oneof(fc.record({ id: fc.constantFrom('x', 'y') }), fc.anything())),
          fc.string(),
        ),
        extra: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, (sent) => {
        // What arrives has been through JSON.
        const json: unknown = JSON.parse(JSON.stringify(sent) ?? 'null');
        const violations = validator.violations(json);
        expect(violations.length === 0).toBe(validator.check(json));
        expect(new Set(violations.map(({ field }) => field)).size).toBe(violations.length);
      }),
    );
  });
});

describe('refuseBody', () => {
  it.each<[string, unknown, string, unknown[]]>([
    ['a missing attribute', {}, 'MISSING_ATTRIBUTE', ['name']],
    ['an unknown attribute', { name: 'x', extra: 1 }, 'INVALID_ATTRIBUTE', ['extra']],
    ['a value that is not allowed', { name: 'x', kind: 'C' }, 'INVALID_ENUM_VALUE', ['C']],
    ['a wrong type', { name: 'x', count: 'y' }, 'INVALID_JSON_ATTRIBUTE', ['count']],
    ['no object', [], 'INVALID_JSON', []],
    ['too long a list', { name: 'x', items: Array(3).fill({ id: 'x' }) }, 'TOO_MANY_ELEMENTS', ['items', 2]],
    ["the schema's own refusal", { name: 'long' }, 'INVALID_ORG_NAME', ['long']],
    ['a constraint', { name: 'x', count: -1 }, 'VALIDATION_ERROR', ['count must be >= 0']],
  ])('gives %s its code', (_name, value, code, parameters) => {
    expect(refusalOf(value)).toMatchObject({ code, status: 400, parameters });
    expect(refusalOf(value).fields).toHaveLength(1);
  });

  it('gives several one code and names each', () => {
    const refusal = refusalOf({ name: 'long', kind: 'C' });
    expect(refusal.code).toBe('VALIDATION_ERROR');
    expect(refusal.fields?.map(({ field }) => field)).toEqual(['name', 'kind']);
    expect(refusal.detail).toContain('name ');
    expect(refusal.detail).toContain('kind ');
  });
});

describe('valueAt', () => {
  it('follows a path as far as there is something', () => {
    const value = { a: [{ b: 1 }] };
    expect(valueAt(value, '')).toBe(value);
    expect(valueAt(value, 'a.0.b')).toBe(1);
    expect(valueAt(value, 'a.1.b')).toBeUndefined();
    expect(valueAt(value, 'a.0.b.c')).toBeUndefined();
  });
});
