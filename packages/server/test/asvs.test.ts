import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asvsLevels } from './support/asvs-levels.js';

const text = readFileSync(new URL('../../../docs/security/asvs.md', import.meta.url), 'utf8');

/** The rows of requirements: id, level, what is asked for, answer, how. */
const rows = [...text.matchAll(/^\| v5\.0\.0-([\d.]+) \| (\d) \| (.*?) \| (.*?) \| (.*) \|$/gm)].map(
  ([, id = '', level, asks, answer = '', how = '']) => ({ id, level: Number(level), asks, answer, how }),
);

const required = Object.entries(asvsLevels).flatMap(([section, requirements]) =>
  Object.entries(requirements).map(([number, level]) => ({ id: `${section}.${number}`, level })),
);

describe('the answers to OWASP ASVS', () => {
  it('are to every requirement of the list, in its order, and to no other', () => {
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(required);
  });

  it('are one of three, with what shows or explains it', () => {
    for (const { id, answer, how } of rows) {
      expect(['Met', 'Not met', 'Does not apply'], id).toContain(answer);
      expect(how.length, id).toBeGreaterThan(8);
    }
  });

  it('that say that something is met name a test or a page', () => {
    const bare = rows.filter(({ answer, how }) => answer === 'Met' && !/\.test\.ts`|\]\(/.test(how));
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('are counted right in the summary', () => {
    const counted = (of: typeof rows) =>
      [
        of.length,
        ...['Met', 'Not met', 'Does not apply'].map(
          (answer) => of.filter((row) => row.answer === answer).length,
        ),
      ].join(' | ');
    for (const [, chapter = '', figures] of text.matchAll(/^\| V(\d+) [^|]*\| (\d.*) \|$/gm))
      expect(figures, chapter).toBe(counted(rows.filter(({ id }) => id.startsWith(`${chapter}.`))));
    expect(/^\| All \| (.*) \|$/m.exec(text)?.[1]).toBe(counted(rows));
  });
});
