import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from './parse-body.js';
import { shown } from './shown.js';

const codeOf = (text: string) => {
  const parsed = parseBody(text);
  return parsed.refusal?.code ?? 'parsed';
};

describe('a body', () => {
  it('is what JSON.parse makes of it, whatever stands in its texts', () => {
    const text = fc.string({ unit: fc.constantFrom('"', '\\', '[', '{', ',', ']', 'a') });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), text, (value, name) => {
        const body = { [name]: [value, name] };
        expect(parseBody(JSON.stringify(body))).toEqual({ value: JSON.parse(JSON.stringify(body)) });
      }),
    );
  });

  it('has at most ten thousand values, those within its texts not counted', () => {
    expect(codeOf(JSON.stringify(Array(9_999).fill(0)))).toBe('parsed');
    expect(codeOf(JSON.stringify(Array(10_002).fill(0)))).toBe('TOO_MANY_ELEMENTS');
    const names = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`a${i}`, 0]));
    expect(codeOf(JSON.stringify({ roles: { names } }))).toBe('TOO_MANY_ELEMENTS');
    expect(codeOf(JSON.stringify({ desc: `${'[,'.repeat(20_000)}\\"` }))).toBe('parsed');
  });

  it('nests at most 32 deep', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(codeOf(nested(32))).toBe('parsed');
    expect(codeOf(nested(33))).toBe('BODY_TOO_DEEP');
    expect(codeOf('['.repeat(500_000))).toBe('BODY_TOO_DEEP');
    expect(codeOf('[[]'.repeat(100))).toBe('BODY_TOO_DEEP');
  });

  it.each(['{"a', '{"a\\"', '[', '}', '"', '\\', 'nul'])('is malformed as %j', (text) => {
    expect(codeOf(text)).toBe('MALFORMED_JSON');
  });
});

describe('a value in a refusal', () => {
  it('is shown whatever it is, and cut when it is long', () => {
    expect(['DE', 5, null, true, undefined].map(shown)).toEqual(['DE', '5', 'null', 'true', 'undefined']);
    expect(shown({ toString: 1 })).toBe('{"toString":1}');
    expect(shown('x'.repeat(1_000_000))).toHaveLength(201);
  });
});
