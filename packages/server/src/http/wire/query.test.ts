import { parse } from 'node:querystring';
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { blankMeant, createQueryReader, isFlagSet, notBlank } from './query.js';

const reader = createQueryReader(
  Type.Object({
    count: Type.Optional(Type.Integer({ default: 100, minimum: 1, maximum: 500 })),
    exact: Type.Optional(Type.Boolean({ default: true })),
    kind: Type.Optional(Type.Enum(['A', 'B'], { type: 'string' })),
    name: Type.Optional(Type.String({ maxLength: 5 })),
    api: blankMeant(Type.Optional(Type.String({ maxLength: 5 }))),
    strict: notBlank(Type.Optional(Type.String({ pattern: '^x$' }))),
    kinds: Type.Optional(Type.Array(Type.Enum(['A', 'B'], { type: 'string' }))),
  }),
);
const read = (text: string) => {
  const { value, refusal } = reader.read(parse(text));
  return refusal ?? value;
};

describe('the query reader', () => {
  it.each([
    ['', { count: 100, exact: true }],
    ['count=5&exact=false&name=x', { count: 5, exact: false, name: 'x' }],
    ['count=&exact=&name=&kind=&kinds=', { count: 100, exact: true, kinds: undefined }],
    ['api=', { count: 100, exact: true, api: '' }],
    ['exact=FALSE', { count: 100, exact: false }],
    ['count=+7', { count: 100, exact: true, error: 'count' }],
    ['count=%2B7', { count: 7, exact: true }],
    ['count=1&count=2', { count: 2, exact: true }],
    ['kinds=A&kinds=B', { count: 100, exact: true, kinds: ['A', 'B'] }],
    ['kinds=A', { count: 100, exact: true, kinds: ['A'] }],
    ['unknown=1', { count: 100, exact: true }],
    ['__proto__=1&constructor=2', { count: 100, exact: true }],
  ])('reads "%s"', (text, expected) => {
    if ('error' in expected) expect(read(text)).toMatchObject({ code: 'INVALID_QUERY_PARAMETER' });
    else expect(read(text)).toEqual(expected);
  });

  it.each([
    ['count=0', 'count'],
    ['count=501', 'count'],
    ['count=1.5', 'count'],
    ['count=1e2', 'count'],
    ['count=Infinity', 'count'],
    ['exact=1', 'exact'],
    ['name=toolong', 'name'],
    ['name=a%00b', 'name'],
    ['kinds=A&kinds=%00', 'kinds'],
  ])('refuses "%s" and names the parameter', (text, field) => {
    expect(read(text)).toMatchObject({
      code: 'INVALID_QUERY_PARAMETER',
      status: 400,
      parameters: [field],
      fields: [{ field }],
    });
  });

  it('tells the value that is none of the allowed ones', () => {
    expect(read('kind=C')).toMatchObject({
      code: 'INVALID_ENUM_VALUE',
      parameters: ['C'],
      fields: [{ field: 'kind' }],
    });
    expect(read('kinds=A&kinds=C')).toMatchObject({
      code: 'INVALID_ENUM_VALUE',
      fields: [{ field: 'kinds.1' }],
    });
  });

  it('refuses a blank where the schema says so', () => {
    expect(read('strict=')).toMatchObject({ code: 'INVALID_QUERY_PARAMETER', fields: [{ field: 'strict' }] });
  });

  it('reads or refuses any query, and lets no value outside the schema through', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('count', 'exact', 'kind', 'name'), fc.string()), (sent) => {
        const values = reader.read(sent).value;
        if (values === undefined) return;
        expect(Number.isInteger(values.count)).toBe(true);
        expect(typeof values.exact).toBe('boolean');
      }),
    );
  });

  it('without a schema reads nothing', () => {
    expect(createQueryReader(undefined).read({ a: '1' })).toEqual({ value: {} });
  });

  it('takes parameters with the names of what a refusal has for parameters', () => {
    const names = createQueryReader(
      Type.Object({ code: Type.String(), status: Type.Integer(), detail: Type.String() }),
    );
    expect(names.read({ code: 'EU', status: '403', detail: 'none' })).toEqual({
      value: { code: 'EU', status: 403, detail: 'none' },
    });
  });
});

describe('a flag', () => {
  it('is set by true alone, in any case', () => {
    for (const pretty of ['true', 'TRUE', 'True']) expect(isFlagSet({ pretty }, 'pretty')).toBe(true);
    for (const pretty of ['', '1', 'yes', 'false', ['true', 'true'], undefined])
      expect(isFlagSet({ pretty }, 'pretty')).toBe(false);
  });
});
