import { expect, it } from 'vitest';
import { createBackOff } from './back-off.js';

function backOffAt(random: number) {
  let now = 0;
  const backOff = createBackOff({ now: () => now, random: () => random });
  return {
    backOff,
    /** How long attempts are held back from now on; the clock stands at the end of it afterwards. */
    held(): number {
      const from = now;
      while (backOff.isHolding()) now += 1;
      return now - from;
    },
  };
}

it('holds back for longer after each failure, and for half a second at most', () => {
  const { backOff, held } = backOffAt(1);
  const pauses = Array.from({ length: 6 }, () => {
    backOff.failed(new Error('refused'));
    return held();
  });
  expect(pauses).toEqual([50, 100, 200, 400, 500, 500]);
});

it('lets chance halve a pause', () => {
  const { backOff, held } = backOffAt(0);
  backOff.failed(new Error('refused'));
  expect(held()).toBe(25);
});

it('takes attempts that fail together for one failure, and gives the last reason', () => {
  const { backOff, held } = backOffAt(1);
  backOff.failed(new Error('first'));
  const last = new Error('last');
  backOff.failed(last);
  expect(backOff.reason()).toBe(last);
  expect(held()).toBe(50);
});

it('holds nothing back before a failure and after a success', () => {
  const { backOff, held } = backOffAt(1);
  expect(held()).toBe(0);
  backOff.failed(new Error('refused'));
  backOff.succeeded();
  expect(held()).toBe(0);
  backOff.failed(new Error('refused'));
  expect(held()).toBe(50);
});
