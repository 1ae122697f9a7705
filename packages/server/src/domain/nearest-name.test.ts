import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

const NAMES = ['apiKeys', 'accessList', 'projects', 'name'];

it.each([
  ['apikeys', 'apiKeys'],
  ['apiKey', 'apiKeys'],
  ['acesslist', 'accessList'],
  ['project', 'projects'],
  ['nmae', undefined],
  ['colour', undefined],
  ['x'.repeat(100_000), undefined],
])('takes %.20s for %s', (given, meant) => {
  expect(nearestName(given, NAMES)).toBe(meant);
});
