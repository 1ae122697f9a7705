import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLoadingCache, UNSURE } from './loading-cache.js';

/** A cache over a table that tests change, with a loader that waits until it is let go. */
function cacheOver(
  table: Map<string, { value: number }>,
  bounds: {
    maxEntries?: number;
    maxMisses?: number;
    isFollowing?: () => boolean;
    shorten?: (key: string) => string;
    size?: { bytesOf: (value: { value: number }) => number; maxBytes: number };
  } = {},
) {
  const loads: string[] = [];
  const waiting: (() => void)[] = [];
  const cache = createLoadingCache<{ value: number }>({
    isKey: (key) => key.length <= 20,
    maxEntries: 100,
    isFollowing: () => true,
    ...bounds,
    load: async (key) => {
      loads.push(key);
      const found = table.get(key) ?? null;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return found;
    },
  });
  const letGo = async () => {
    while (waiting.length > 0) {
      for (const resolve of waiting.splice(0)) resolve();
      await turn();
    }
  };
  const load = async (key: string) => {
    const loading = cache.get(key);
    await letGo();
    return loading;
  };
  return { cache, loads, letGo, load };
}

describe('the loading cache', () => {
  it('remembers a miss only while it hears of what comes into being', async () => {
    let isFollowing = false;
    const { cache, loads, load } = cacheOver(new Map(), { isFollowing: () => isFollowing });
    expect([await load('a'), await load('a')]).toEqual([null, null]);
    expect(loads).toEqual(['a', 'a']);
    isFollowing = true;
    await load('a');
    expect(cache.get('a')).toBeNull();
    expect(loads).toEqual(['a', 'a', 'a']);
  });

  it('never takes one key for another that is shortened alike', async () => {
    const table = new Map([['a-end', { value: 1 }]]);
    const { cache, loads, load } = cacheOver(table, { shorten: (key) => key.slice(-3) });
    expect(await load('a-end')).toEqual({ value: 1 });
    expect(await load('b-end')).toBeNull();
    expect([cache.get('a-end'), cache.get('b-end')]).toEqual([{ value: 1 }, null]);
    expect(loads).toEqual(['a-end', 'b-end']);
  });

  it('remembers fewer values when they are large, and one however large it is', async () => {
    const table = new Map([1, 2, 3, 4, 5, 100].map((value) => [`v${value}`, { value }]));
    const { cache, load } = cacheOver(table, {
      size: { bytesOf: ({ value }) => value, maxBytes: 12 },
    });
    for (const key of ['v1', 'v2', 'v3']) await load(key);
    expect(cache.size).toBe(3);
    // Each generation has half of the bytes.
    await load('v4');
    expect(cache.size).toBe(4);
    await load('v5');
    expect(['v1', 'v4', 'v5'].map((key) => cache.get(key) instanceof Promise)).toEqual([true, false, false]);
    await load('v100');
    expect(cache.get('v100')).toEqual({ value: 100 });
    await load('v2');
    await load('v3');
    expect(cache.get('v100')).toEqual({ value: 100 });
  });

  it('remembers nothing of what could not be found out', async () => {
    const answers = [UNSURE, { value: 1 }];
    const cache = createLoadingCache<{ value: number }>({
      isKey: () => true,
      isFollowing: () => true,
      maxEntries: 100,
      load: async () => answers.shift() as { value: number } | typeof UNSURE,
    });
    expect(await cache.get('a')).toBeNull();
    expect(await cache.get('a')).toEqual({ value: 1 });
  });

  it('loads once, then answers without a promise', async () => {
    const value = { value: 1 };
    const { cache, loads, load } = cacheOver(new Map([['a', value]]));
    expect(cache.get('a')).toBeInstanceOf(Promise);
    expect(await load('a')).toBe(value);
    expect(cache.get('a')).toBe(value);
    expect(loads).toEqual(['a']);
    expect(cache.size).toBe(1);
  });

  it('lets everyone who asks meanwhile wait for the same load', async () => {
    const { cache, loads, letGo } = cacheOver(new Map([['a', { value: 1 }]]));
    const asked = [cache.get('a'), cache.get('a'), cache.get('a')];
    await letGo();
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(loads).toEqual(['a']);
  });

  it('remembers what does not exist', async () => {
    const { cache, loads, load } = cacheOver(new Map());
    expect(await load('a')).toBeNull();
    expect(cache.get('a')).toBeNull();
    expect(loads).toEqual(['a']);
    expect(cache.size).toBe(0);
  });

  it('loads again after a drop, also what did not exist before', async () => {
    const table = new Map([['a', { value: 1 }]]);
    const { cache, load } = cacheOver(table);
    await load('a');
    await load('b');
    table.set('a', { value: 2 }).set('b', { value: 3 });
    cache.drop('a');
    cache.drop('b');
    expect(await load('a')).toEqual({ value: 2 });
    expect(await load('b')).toEqual({ value: 3 });
    cache.clear();
    expect(cache.size).toBe(0);
    expect(cache.get('a')).toBeInstanceOf(Promise);
  });

  it.each(['drop', 'clear'] as const)('does not believe a load that a %s overtook', async (how) => {
    const table = new Map([['a', { value: 1 }]]);
    const { cache, loads, letGo } = cacheOver(table);
    const asked = cache.get('a');
    table.set('a', { value: 2 });
    if (how === 'drop') cache.drop('a');
    else cache.clear();
    await letGo();
    expect(await asked).toEqual({ value: 2 });
    expect(cache.get('a')).toEqual({ value: 2 });
    expect(loads).toEqual(['a', 'a']);
  });

  it('loads nothing for what has not the form of a key', () => {
    const { cache, loads } = cacheOver(new Map([['longer than a key can be', { value: 1 }]]));
    expect(cache.get('longer than a key can be')).toBeNull();
    expect(loads).toEqual([]);
  });

  it('does not remember a failure', async () => {
    let isDown = true;
    const cache = createLoadingCache<{ value: number }>({
      isKey: () => true,
      isFollowing: () => true,
      maxEntries: 10,
      load: async () => {
        if (isDown) throw new Error('down');
        return { value: 1 };
      },
    });
    await expect(cache.get('a')).rejects.toThrow('down');
    isDown = false;
    expect(await cache.get('a')).toEqual({ value: 1 });
  });

  it('does not remember a loader that throws at once either', async () => {
    let isDown = true;
    const cache = createLoadingCache<{ value: number }>({
      isKey: () => true,
      isFollowing: () => true,
      maxEntries: 10,
      load: () => {
        if (isDown) throw new Error('down');
        return Promise.resolve({ value: 1 });
      },
    });
    await expect(cache.get('a')).rejects.toThrow('down');
    isDown = false;
    expect(await cache.get('a')).toEqual({ value: 1 });
  });

  it('keeps within its bound, and keeps what is in use', async () => {
    const table = new Map(Array.from({ length: 200 }, (_, i) => [`k${i}`, { value: i }]));
    const { cache, loads, load } = cacheOver(table, { maxEntries: 20 });
    await load('k0');
    for (let i = 1; i < 200; i++) {
      await load(`k${i}`);
      expect(cache.get('k0')).toEqual({ value: 0 });
      expect(cache.size).toBeLessThanOrEqual(20);
    }
    expect(loads.filter((key) => key === 'k0')).toHaveLength(1);
  });

  it('does not let names that do not exist push out those that do', async () => {
    const { cache, loads, load } = cacheOver(new Map([['a', { value: 1 }]]), {
      maxEntries: 10,
      maxMisses: 10,
    });
    await load('a');
    for (let i = 0; i < 100; i++) await load(`stranger ${i}`);
    expect(cache.get('a')).toEqual({ value: 1 });
    expect(loads.filter((key) => key === 'a')).toHaveLength(1);
    expect(cache.get('stranger 0')).toBeInstanceOf(Promise);
  });

  it('never answers with a state from before a change it was told of', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.oneof(
      fc.record({ do: fc.constant('change' as const), key, value: fc.option(fc.nat(9)) }),
      fc.record({ do: fc.constant('ask' as const), key }),
      fc.record({ do: fc.constant('wait' as const), key }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const table = new Map<string, { value: number }>();
        const { cache, load, letGo } = cacheOver(table, { maxEntries: 4, maxMisses: 2 });
        const under: (Promise<unknown> | unknown)[] = [];
        for (const { do: action, key: name, ...rest } of steps) {
          if (action === 'change') {
            const value = 'value' in rest ? rest.value : null;
            if (value === null || value === undefined) table.delete(name);
            else table.set(name, { value });
            cache.drop(name);
          } else if (action === 'ask') under.push(cache.get(name));
          else await letGo();
        }
        await letGo();
        await Promise.all(under);
        for (const name of ['a', 'b', 'c', 'd']) expect(await load(name)).toEqual(table.get(name) ?? null);
      }),
      { numRuns: 100 },
    );
  });
});
