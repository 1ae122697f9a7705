import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findProjectLimit,
  highestValueOf,
  isValidName,
  isWithinProjectLimit,
  projectLimits,
  publishedLimits,
} from './limits.js';

describe('names of organizations and projects', () => {
  it.each(['a', 'Example Org', "Ada's (EU), v1.2: a&b@c+d_e-f", 'Zürich 数据 7', 'x'.repeat(64)])(
    'may be %j',
    (name) => {
      expect(isValidName(name)).toBe(true);
    },
  );

  it.each(['', ' ', 'x'.repeat(65), 'a/b', 'a\nb', 'name\n', '<b>', 'a"b', 'tab\t', 'a#b', '🙂'])(
    'may not be %j',
    (name) => {
      expect(isValidName(name)).toBe(false);
    },
  );

  it('are counted in characters, not in UTF-16 units', () => {
    expect(isValidName('𝒳'.repeat(64))).toBe(true);
    expect(isValidName('𝒳'.repeat(65))).toBe(false);
  });

  it('may be any 64 of the allowed characters that are not all spaces', () => {
    const allowed = fc.constantFrom(..."azAZ09éß数 -_.(),:&@+'");
    fc.assert(
      fc.property(fc.string({ unit: allowed, maxLength: 80 }), (name) => {
        const count = [...name].length;
        expect(isValidName(name)).toBe(count >= 1 && count <= 64 && /[^ ]/.test(name));
      }),
    );
  });
});

describe('project limits', () => {
  it('are the thirteen published names, each once', () => {
    expect(new Set(projectLimits.map(({ name }) => name)).size).toBe(14);
    expect(new Set(publishedLimits.map(({ constant }) => constant)).size).toBe(13);
    for (const limit of projectLimits) expect(findProjectLimit(limit.name)).toBe(limit);
    expect(findProjectLimit('atlas.project.unknown')).toBeUndefined();
  });

  it.each(projectLimits)('accept for $name its default, its bounds, and nothing beyond', (limit) => {
    if (limit.defaultLimit !== null) expect(isWithinProjectLimit(limit, limit.defaultLimit)).toBe(true);
    expect(isWithinProjectLimit(limit, limit.minimumLimit)).toBe(true);
    expect(isWithinProjectLimit(limit, limit.minimumLimit - 1)).toBe(false);
    expect(isWithinProjectLimit(limit, highestValueOf(limit))).toBe(true);
    expect(isWithinProjectLimit(limit, highestValueOf(limit) + 1)).toBe(false);
    expect(isWithinProjectLimit(limit, limit.minimumLimit + 0.5)).toBe(false);
  });
});
