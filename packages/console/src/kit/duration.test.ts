import { expect, it } from 'vitest';
import { durationText } from './duration.js';

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [125, '2 minutes 5 seconds'],
  [900, '15 minutes'],
])('says %i seconds as %j', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
