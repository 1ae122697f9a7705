import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatToml, parseToml } from './toml.js';

describe('a profile file', () => {
  it('is read as the Atlas CLI writes it', () => {
    const { globals, tables } = parseToml(`version = 2
telemetry_enabled = false # no thanks

[default]
  org_id = '5a1b39eec902201990f12345'
  private_api_key = "a\\"b\\\\c # not a comment\\u00e9"

["with space"]
limit = 1_000
`);
    expect([...globals]).toEqual([
      ['version', 2],
      ['telemetry_enabled', false],
    ]);
    expect([...tables.keys()]).toEqual(['default', 'with space']);
    expect([...(tables.get('default') ?? [])]).toEqual([
      ['org_id', '5a1b39eec902201990f12345'],
      ['private_api_key', 'a"b\\c # not a comment\u00e9'],
    ]);
    expect(tables.get('with space')?.get('limit')).toBe(1000);
  });

  it.each([
    ['a = 1\nb = [1, 2]', 'line 2: the value is neither a text'],
    ['[a.b]', 'line 1: neither a [table] nor a name = value'],
    ['[[a]]', 'line 1: neither a [table]'],
    ['a = 1\na = 2', 'line 2: a comes twice'],
    ['[a]\n[a]', 'line 2: the table a comes twice'],
    ['a = "b', 'line 1: a text does not end'],
    ['a = "\\q"', 'line 1: \\q is no escape'],
    ['a = """b"""', 'line 1:'],
    ['nothing', 'line 1: neither a [table]'],
    ['a = 2026-08-10', 'line 1: the value is neither a text'],
  ])('%j is refused with its line', (source, message) => {
    expect(() => parseToml(source)).toThrow(message);
  });

  it('is read as it was written', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.integer());
    const values = fc
      .dictionary(fc.string({ minLength: 1 }), value)
      .map((entries) => new Map(Object.entries(entries)));
    const tables = fc.array(fc.tuple(fc.string(), values)).map((entries) => new Map(entries));
    fc.assert(
      fc.property(values, tables, (globals, named) => {
        const read = parseToml(formatToml({ globals, tables: named }));
        expect(read.globals).toEqual(globals);
        expect(read.tables).toEqual(named);
      }),
    );
  });
});
