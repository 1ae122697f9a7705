import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardBounds } from '../domain/bounds/guard.js';
import { parseDefinition, parseDefinitionJson } from './parse-definition.js';
import { writeYaml } from './write-yaml.js';

const SHOP = readFileSync(
  new URL('../../../../examples/guarded-api/shop.guard.yaml', import.meta.url),
  'utf8',
);

async function faultsOf(text: string): Promise<string[]> {
  return (await parseDefinition(text)).faults.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

/** A text with one place changed at random: near a definition there is more to find than far from it. */
const damaged = fc
  .tuple(fc.nat(SHOP.length), fc.nat(12), fc.string({ maxLength: 12, unit: 'binary' }))
  .map(([at, length, put]) => SHOP.slice(0, at) + put + SHOP.slice(at + length));

describe('the text of a definition', () => {
  it('is YAML or JSON', async () => {
    const yaml = await parseDefinition(SHOP);
    if (yaml.definition === undefined) throw new Error('the example has faults');
    const json = await parseDefinition(JSON.stringify(yaml.content));
    expect(json.definition).toEqual(yaml.definition);
    expect(parseDefinitionJson(JSON.stringify(yaml.content)).definition).toEqual(yaml.definition);
  });

  it('written again says the same', async () => {
    const first = await parseDefinition(SHOP);
    if (first.definition === undefined) throw new Error('the example has faults');
    expect((await parseDefinition(await writeYaml(first.content))).definition).toEqual(first.definition);
  });

  it('has a line for every fault, in their order', async () => {
    const text = SHOP.replace('orders.refund, limit: 10 per minute', 'orders.refnd, limit: often')
      .replace('ORG_SHOP_AUDITOR: ', 'SHOP_AUDITOR: ')
      .replace('cors: pass', 'cors: never');
    expect(await faultsOf(text)).toEqual([
      expect.stringMatching(/^17:3 roles › SHOP_AUDITOR: "SHOP_AUDITOR" must begin with ORG_/),
      '22:69 routes › POST /projects/{projectId}/orders/{orderId}:refund › permission: there is no permission "orders.refnd" (did you mean "orders.refund"?)',
      '22:90 routes › POST /projects/{projectId}/orders/{orderId}:refund › limit: must be such as "600 per minute" or "100 per 30 seconds", and of a day at most',
      '28:7 cors: must be pass or decide, not "never"',
    ]);
  });

  it('names a key that stands twice, which JSON would pass over', async () => {
    expect(await faultsOf(`${SHOP}cors: pass\n`)).toEqual(['29:1 Map keys must be unique']);
  });

  it.each([
    ['no text at all', ''],
    ['a byte order mark alone', '\u{feff}'],
    ['an alias of nothing', 'api: *a'],
    ['levels that no stack holds', '['.repeat(50_000)],
    [
      'an alias that unfolds to a giant',
      `a: &a [${'x,'.repeat(9)}]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}\n`,
    ],
    ['lone surrogates', 'api: "\\ud800"'],
  ])('is refused with a line: %s', async (_what, text) => {
    const { faults } = await parseDefinition(text);
    expect(faults.length).toBeGreaterThan(0);
    for (const { line, column } of faults) expect([line >= 1, column >= 1]).toEqual([true, true]);
  });

  it('has at most a million bytes', async () => {
    const most = guardBounds.definitionBytes.most;
    const [fault] = await faultsOf(`# ${'é'.repeat(most / 2)}`);
    expect(fault).toBe(`1:1 a definition has at most ${most} bytes, and this one ${most + 2}`);
  });

  it('never crashes, and has a line for every fault, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        const { definition, faults } = await parseDefinition(text);
        expect(definition === undefined).toBe(faults.length > 0);
        const lines = text.split(/\r\n|\r|\n/).length + 1;
        for (const { line, column, message } of faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 400 },
    );
  });
});
