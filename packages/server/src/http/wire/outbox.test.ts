import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createOutbox } from './outbox.js';

/** A response that notes when it is ended, in the order of all of them. */
function responses(count: number) {
  const ended: [number, string | undefined][] = [];
  const made = Array.from({ length: count }, (_, index) => {
    const response = { end: (body: string | undefined) => ended.push([index, body]) };
    return response as unknown as ServerResponse;
  });
  const [first, second, third] = made;
  if (!first || !second || !third) throw new Error('at least three');
  return { ended, first, second, third };
}

describe('the outbox', () => {
  it('holds answers back until the turn of the event loop ends, and keeps their order', async () => {
    const { ended, first, second, third } = responses(3);
    const outbox = createOutbox();
    outbox.end(first, 'a', 10);
    outbox.end(second, undefined, 10.2);
    expect(ended).toEqual([]);
    await turn();
    expect(ended).toEqual([
      [0, 'a'],
      [1, undefined],
    ]);
    outbox.end(third, 'c', 20);
    await turn();
    expect(ended).toHaveLength(3);
  });

  it('sends what waits once a later request has taken a millisecond', async () => {
    const { ended, first, second, third } = responses(3);
    const outbox = createOutbox();
    outbox.end(first, 'a', 10);
    outbox.end(second, 'b', 11.5);
    expect(ended.map(([index]) => index)).toEqual([0, 1]);
    outbox.end(third, 'c', 11.6);
    expect(ended).toHaveLength(2);
    await turn();
    expect(ended.map(([index]) => index)).toEqual([0, 1, 2]);
  });

  it('sends large answers one in a turn, after those that wait', async () => {
    const { ended, first, second, third } = responses(3);
    const outbox = createOutbox();
    const large = 'x'.repeat(100_000);
    outbox.end(first, large, 10);
    outbox.end(second, large, 10);
    outbox.end(third, 'c', 10);
    const order = () => ended.map(([index]) => index);
    await turn();
    expect(order()).toEqual([0, 2]);
    await turn();
    expect(order()).toEqual([0, 2, 1]);
  });
});
