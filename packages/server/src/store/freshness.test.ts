import { expect, it } from 'vitest';
import { createFreshness } from './freshness.js';

function freshness() {
  const time = { monotonic: 1_000, wall: 1_700_000_000_000 };
  return {
    time,
    pass(ms: number) {
      time.monotonic += ms;
      time.wall += ms;
    },
    ...createFreshness({ monotonic: () => time.monotonic, wall: () => time.wall }),
  };
}

it('grows with time, and is the time since the look began once that has succeeded', () => {
  const { pass, look, ageMs } = freshness();
  pass(300);
  const seen = look();
  pass(40);
  expect(ageMs()).toBe(340);
  seen();
  expect(ageMs()).toBe(40);
});

it('is not renewed by a look that does not succeed', () => {
  const { pass, look, ageMs } = freshness();
  pass(300);
  look();
  pass(300);
  expect(ageMs()).toBe(600);
});

it('counts the sleep of the machine, during which the monotonic clock stands still', () => {
  const { time, ageMs } = freshness();
  time.wall += 3_600_000;
  time.monotonic += 10;
  expect(ageMs()).toBe(3_600_000);
});

it('takes a wall clock that is set forward for a sleep, until the next look', () => {
  const { time, look, ageMs } = freshness();
  time.wall += 3_600_000;
  expect(ageMs()).toBe(3_600_000);
  look()();
  expect(ageMs()).toBe(0);
});

it('goes on when the wall clock is set back', () => {
  const { time, ageMs } = freshness();
  time.wall -= 3_600_000;
  time.monotonic += 10;
  expect(ageMs()).toBe(10);
});

it('counts a pause of the process between the data and its arrival', () => {
  const { pass, look, ageMs } = freshness();
  const seen = look();
  pass(60_000);
  seen();
  expect(ageMs()).toBe(60_000);
});
