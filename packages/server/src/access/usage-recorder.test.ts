import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CredentialUsage, LastUseOf } from '../store/store.js';
import { createUsageRecorder, type UsageRecorder } from './usage-recorder.js';

const recorders: UsageRecorder[] = [];
afterEach(async () => {
  for (const recorder of recorders.splice(0)) await recorder.close();
});

/** A recorder with a store that can be down, and a clock that moves on by one with each use. */
function recorderWith(options: { intervalMs?: number } = {}) {
  const store = {
    isDown: false,
    /** How many more times it takes usage before it is down. */
    partsLeft: Number.POSITIVE_INFINITY,
    usage: [] as CredentialUsage[][],
    secrets: [] as LastUseOf[][],
    errors: 0,
  };
  let time = 1000;
  const recorder = createUsageRecorder({
    flushUsage: async (usage) => {
      await sleep(1);
      if (store.isDown || store.partsLeft === 0) throw new Error('down');
      store.partsLeft--;
      store.usage.push([...usage]);
    },
    flushSecretUse: async (uses) => {
      if (store.isDown) throw new Error('down');
      store.secrets.push([...uses]);
    },
    intervalMs: options.intervalMs ?? 1_000_000,
    onError: () => store.errors++,
    now: () => time++,
  });
  recorders.push(recorder);
  return { recorder, store };
}

describe('the usage recorder', () => {
  it('adds up what each entry let in and keeps the last use of each credential', async () => {
    const { recorder, store } = recorderWith();
    recorder.record('a', '192.0.2.1', '192.0.2.0/24');
    recorder.record('a', '192.0.2.2', '192.0.2.0/24');
    recorder.record('a', '10.0.0.1', '10.0.0.1/32');
    recorder.record('b', '198.51.100.1', undefined);
    await recorder.flush();
    expect(store.usage).toEqual([
      [
        {
          credentialId: 'a',
          lastUsedAt: 1002,
          lastUsedAddress: '10.0.0.1',
          entries: [
            { cidrBlock: '192.0.2.0/24', requestCount: 2, lastUsedAt: 1001, lastUsedAddress: '192.0.2.2' },
            { cidrBlock: '10.0.0.1/32', requestCount: 1, lastUsedAt: 1002, lastUsedAddress: '10.0.0.1' },
          ],
        },
        { credentialId: 'b', lastUsedAt: 1003, lastUsedAddress: '198.51.100.1', entries: [] },
      ],
    ]);
  });

  it('writes a great many in several transactions, and keeps those of the one that fails', async () => {
    const { recorder, store } = recorderWith();
    for (let i = 0; i < 12_000; i++) recorder.record(`id-${i}`, '192.0.2.1', undefined);
    store.partsLeft = 1;
    await expect(recorder.flush()).rejects.toThrow('down');
    store.partsLeft = Number.POSITIVE_INFINITY;
    await recorder.flush();
    expect(store.usage.every((part) => part.length <= 5_000)).toBe(true);
    expect(store.usage.flat().map((use) => use.credentialId)).toEqual(
      Array.from({ length: 12_000 }, (_, i) => `id-${i}`),
    );
  });

  it('writes no more than ten thousand credentials at an interval, those that wait longest first', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { recorder, store } = recorderWith({ intervalMs: 10 });
      for (let i = 0; i < 12_000; i++) recorder.record(`id-${i}`, '192.0.2.1', undefined);
      vi.advanceTimersByTime(10);
      while (store.usage.length < 2) await sleep(1);
      // The store takes a millisecond: another part would be on its way.
      await sleep(20);
      expect(store.usage.flat().map((use) => use.credentialId)).toEqual(
        Array.from({ length: 10_000 }, (_, i) => `id-${i}`),
      );
      vi.advanceTimersByTime(10);
      while (store.usage.length < 3) await sleep(1);
      expect(store.usage[2]).toHaveLength(2_000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes nothing when there is nothing, and nothing twice', async () => {
    const { recorder, store } = recorderWith();
    await recorder.flush();
    recorder.record('a', '192.0.2.1', undefined);
    await recorder.flush();
    await recorder.flush();
    expect(store.usage).toHaveLength(1);
  });

  it('keeps what could not be written, and adds what came meanwhile', async () => {
    const { recorder, store } = recorderWith();
    recorder.record('a', '192.0.2.1', '192.0.2.0/24');
    recorder.record('b', '192.0.2.1', undefined);
    recorder.recordSecret('s');
    store.isDown = true;
    await expect(recorder.flush()).rejects.toThrow('down');
    recorder.record('a', '192.0.2.2', '192.0.2.0/24');
    recorder.record('a', '10.0.0.1', '10.0.0.0/8');
    recorder.record('c', '192.0.2.3', undefined);
    await expect(recorder.flush()).rejects.toThrow('down');
    store.isDown = false;
    await recorder.flush();
    const [written = []] = store.usage;
    expect(written.map(({ credentialId }) => credentialId).sort()).toEqual(['a', 'b', 'c']);
    const a = written.find(({ credentialId }) => credentialId === 'a');
    expect(a).toMatchObject({ lastUsedAddress: '10.0.0.1' });
    expect(a?.entries.map(({ cidrBlock, requestCount }) => [cidrBlock, requestCount])).toEqual([
      ['192.0.2.0/24', 2],
      ['10.0.0.0/8', 1],
    ]);
    expect(store.secrets).toEqual([[{ id: 's', usedAt: 1002 }]]);
  });

  it('loses and doubles no count when uses come while it writes', async () => {
    const { recorder, store } = recorderWith();
    const flushes = [];
    for (let i = 0; i < 200; i++) {
      recorder.record('a', '192.0.2.1', '192.0.2.1/32');
      if (i % 3 === 0) flushes.push(recorder.flush().catch(() => {}));
      store.isDown = i % 7 === 0;
      if (i % 5 === 0) await sleep(1);
    }
    store.isDown = false;
    await Promise.all(flushes);
    await recorder.flush();
    const counts = store.usage
      .flat()
      .flatMap(({ entries }) => entries.map(({ requestCount }) => requestCount));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  it('writes by itself at its interval, and reports failures', async () => {
    const { recorder, store } = recorderWith({ intervalMs: 10 });
    store.isDown = true;
    recorder.record('a', '192.0.2.1', undefined);
    for (let waited = 0; waited < 100 && store.errors === 0; waited++) await sleep(10);
    expect(store.errors).toBeGreaterThan(0);
    store.isDown = false;
    for (let waited = 0; waited < 100 && store.usage.length === 0; waited++) await sleep(10);
    expect(store.usage.flat()).toHaveLength(1);
  });

  it('writes once more when it is closed', async () => {
    const { recorder, store } = recorderWith();
    recorder.record('a', '192.0.2.1', undefined);
    await recorder.close();
    expect(store.usage.flat()).toHaveLength(1);
  });
});
