import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOUD_MANAGER } from '../wires/cloud-manager.js';
import { inEnvelope, renderJson, wireTime } from './render.js';

describe('renderJson', () => {
  it('is compact', () => {
    expect(renderJson({ a: [1, 'x'], b: null }, false)).toBe('{"a":[1,"x"],"b":null}');
  });

  it('indents by two when pretty, with a blank on both sides of the colon', () => {
    expect(renderJson({ a: { b: ['x', 'y": z'], c: {} }, 'd"': 'e": ' }, true)).toBe(
      '{\n  "a" : {\n    "b" : [\n      "x",\n      "y\\": z"\n    ],\n    "c" : {}\n  },\n  "d\\"" : "e\\": "\n}',
    );
  });

  it('says the same in both forms, whatever the names and texts are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('": ', '\\": ', '\n"x": ', '\\', '"', ' : ', '\u2028'),
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('node')),
        fc.dictionary(text, tie('node')),
      ),
    })).node;
    fc.assert(
      fc.property(value, (json) => {
        const pretty = renderJson(json, true);
        expect(JSON.parse(pretty)).toEqual(JSON.parse(renderJson(json, false)));
        expect(pretty.split('\n').some((line) => /^\s*"(?:[^"\\]|\\.)*": /.test(line))).toBe(false);
      }),
    );
  });
});

describe('inEnvelope', () => {
  it('adds the status to a list and wraps anything else', () => {
    const list = { links: [], results: [1], totalCount: 1 };
    expect(JSON.stringify(inEnvelope(list, 200))).toBe(
      '{"links":[],"results":[1],"status":200,"totalCount":1}',
    );
    expect(inEnvelope({ id: 'x' }, 201)).toEqual({ content: { id: 'x' }, status: 201 });
    expect(inEnvelope([1], 200)).toEqual({ content: [1], status: 200 });
    expect(inEnvelope(null, 200)).toEqual({ content: null, status: 200 });
    expect(inEnvelope(true, 200)).toEqual({ content: true, status: 200 });
  });

  it('puts the status first on the Cloud Manager wire', () => {
    const list = { links: [], results: [1], totalCount: 1 };
    expect(JSON.stringify(inEnvelope(list, 200, CLOUD_MANAGER))).toBe(
      '{"status":200,"links":[],"results":[1],"totalCount":1}',
    );
    expect(JSON.stringify(inEnvelope({ id: 'x' }, 201, CLOUD_MANAGER))).toBe(
      '{"status":201,"content":{"id":"x"}}',
    );
  });
});

describe('wireTime', () => {
  it('has whole seconds in UTC, cut off', () => {
    expect(wireTime(0)).toBe('1970-01-01T00:00:00Z');
    expect(wireTime(Date.UTC(2026, 7, 10, 3, 2, 3, 999))).toBe('2026-08-10T03:02:03Z');
  });
});
