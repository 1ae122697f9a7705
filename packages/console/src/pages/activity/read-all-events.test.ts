import { ApiError } from '@sallyport/client';
import { describe, expect, it, vi } from 'vitest';
import type { FeedEvent } from '../../api/calls/events.js';
import { readAllEvents } from './read-all-events.js';

/** A trail of `count` events, newest first, read 500 at a time. */
function trail(count: number) {
  const all: FeedEvent[] = [];
  const add = () =>
    all.unshift({ id: String(all.length), created: '2026-08-10T03:04:29Z', eventTypeName: 'ORG_CREATED' });
  for (let i = 0; i < count; i += 1) add();
  const readPage = vi.fn(async (pageNum: number, includeCount: boolean) => ({
    results: all.slice((pageNum - 1) * 500, pageNum * 500),
    totalCount: includeCount ? all.length : 0,
  }));
  return { all, add, readPage };
}

const reading = () => ({ signal: new AbortController().signal, onProgress: vi.fn() });

function refusal(status: number, headers: Record<string, string> = {}) {
  return new ApiError({ method: 'GET', path: '/', status, headers: new Headers(headers), body: {} });
}

describe('readAllEvents', () => {
  it.each([0, 1, 499, 500, 501, 1250])('reads all %i events once, and tells how far it is', async (count) => {
    const { all, readPage } = trail(count);
    const options = reading();
    const { events, total } = await readAllEvents(readPage, options);
    expect(events).toEqual(all);
    expect(total).toBe(count);
    expect(options.onProgress).toHaveBeenLastCalledWith(count, count);
    expect(readPage.mock.calls[0]).toEqual([1, true]);
    for (const [, includeCount] of readPage.mock.calls.slice(1)) expect(includeCount).toBe(false);
  });

  it('reads nothing twice and leaves nothing out when events come meanwhile', async () => {
    const { all, add, readPage } = trail(1100);
    const before = [...all];
    const { events } = await readAllEvents(async (pageNum, includeCount) => {
      const page = await readPage(pageNum, includeCount);
      for (let i = 0; i < 30; i += 1) add();
      return page;
    }, reading());
    expect(events.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('stops at the cap, and says how many there would have been', async () => {
    const { all, readPage } = trail(1250);
    const { events, total } = await readAllEvents(readPage, { ...reading(), cap: 700 });
    expect(events).toEqual(all.slice(0, 700));
    expect(total).toBe(1250);
    expect(readPage).toHaveBeenCalledTimes(2);
  });

  it('waits as long as it is told where the rate limit is used up', async () => {
    const { all, readPage } = trail(600);
    readPage.mockImplementationOnce(() => Promise.reject(refusal(429, { 'retry-after': '7' })));
    const wait = vi.fn(async () => {});
    const options = reading();
    expect((await readAllEvents(readPage, { ...options, wait })).events).toEqual(all);
    expect(wait.mock.calls).toEqual([[7, options.signal]]);
  });

  it('fails with what it was refused with', async () => {
    const refused = refusal(403);
    await expect(readAllEvents(() => Promise.reject(refused), reading())).rejects.toBe(refused);
  });

  it('stops when it is cancelled, while it waits too', async () => {
    const { readPage } = trail(1250);
    const controller = new AbortController();
    const cancelled = readAllEvents(readPage, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(readPage).toHaveBeenCalledTimes(1);

    const waiting = new AbortController();
    const waited = readAllEvents(
      () => {
        setImmediate(() => waiting.abort());
        return Promise.reject(refusal(429, { 'retry-after': '600' }));
      },
      { signal: waiting.signal, onProgress: vi.fn() },
    );
    await expect(waited).rejects.toMatchObject({ name: 'AbortError' });
  });
});
