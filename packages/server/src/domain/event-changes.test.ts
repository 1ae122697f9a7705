import { describe, expect, it } from 'vitest';
import { changedValues } from './changed-values.js';
import { changedBy, changedValuesOf } from './event-changes.js';
import { eventTypes } from './events.js';
import { ownLimits } from './limits.js';

const MOST = ownLimits.changedValueCharacters;

describe('what an event tells before and after', () => {
  it('has a line for every type, and words for every value of it', () => {
    const told = new Set(eventTypes.flatMap(({ type }) => changedValuesOf(type)));
    expect([...told].sort()).toEqual(Object.keys(changedValues).sort());
    for (const { type } of eventTypes)
      expect(new Set(changedValuesOf(type)).size, type).toBe(changedValuesOf(type).length);
  });

  it('leaves out what stays the same, and tells no value as none', () => {
    expect(
      changedBy('API_KEY_CREATED', { description: [null, 'ci'], roles: [[], []], expiresAt: [null, null] }),
    ).toEqual([{ value: 'description', before: [], after: ['ci'] }]);
    expect(changedBy('ORG_RENAMED', { name: ['a', 'a'] })).toEqual([]);
    expect(changedBy('GATE_CHANGED', { cacheSeconds: [0, 30] })).toEqual([
      { value: 'cacheSeconds', before: ['0'], after: ['30'] },
    ]);
  });

  it('tells times as RFC 3339', () => {
    expect(changedBy('API_KEY_EXPIRY_CHANGED', { expiresAt: [null, 0] })).toEqual([
      { value: 'expiresAt', before: [], after: ['1970-01-01T00:00:00.000Z'] },
    ]);
  });

  it('cuts long texts between characters, and long lists with their number', () => {
    const [long] = changedBy('ORG_RENAMED', { name: ['a', '\u{1f511}'.repeat(MOST + 1)] });
    expect(long?.after).toEqual([`${'\u{1f511}'.repeat(MOST)}…`]);
    const tags = Array.from({ length: 50 }, (_, index) => `${index}: ${'x'.repeat(96)}`);
    const [many] = changedBy('GROUP_TAGS_MODIFIED', { tags: [[], tags] });
    expect(many?.after.at(-1)).toMatch(/^… and \d+ more$/);
    expect(JSON.stringify(many).length).toBeLessThan(MOST + 200);
  });
});
