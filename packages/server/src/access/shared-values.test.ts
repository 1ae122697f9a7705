import { describe, expect, it } from 'vitest';
import { createSharedValues } from './shared-values.js';

describe('shared values', () => {
  it('are one object for equal lists, and different ones for different lists', () => {
    const shared = createSharedValues(10);
    const first = shared.list(['ORG_OWNER', 'ORG_MEMBER']);
    expect(first).toEqual(['ORG_OWNER', 'ORG_MEMBER']);
    expect(shared.list(['ORG_OWNER', 'ORG_MEMBER'])).toBe(first);
    expect(shared.list(['ORG_MEMBER', 'ORG_OWNER'])).not.toBe(first);
    expect(shared.list(['ORG_OWNERORG_MEMBER'])).toEqual(['ORG_OWNERORG_MEMBER']);
    expect(shared.list([])).toEqual([]);
  });

  it('share the lists of a map and keep its content', () => {
    const shared = createSharedValues(10);
    const [a, b] = [new Map([['p1', ['GROUP_OWNER']]]), new Map([['p1', ['GROUP_OWNER']]])];
    expect(shared.lists(a)).toEqual(a);
    expect(shared.lists(a).get('p1')).toBe(shared.lists(b).get('p1'));
  });

  it('stay correct when there are more of them than are remembered', () => {
    const shared = createSharedValues(2);
    for (let i = 0; i < 10; i++) {
      expect(shared.list([`role ${i}`])).toEqual([`role ${i}`]);
      expect(shared.text(`id ${i % 3}`)).toBe(`id ${i % 3}`);
    }
  });
});
