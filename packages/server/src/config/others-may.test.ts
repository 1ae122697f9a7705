import { expect, it } from 'vitest';
import { others, othersMay } from './others-may.js';

it('what others may do follows from the mode', () => {
  expect(othersMay(others.write, { mode: 0o100644 }, 'linux')).toBe(false);
  expect(othersMay(others.write, { mode: 0o100664 }, 'linux')).toBe(true);
  expect(othersMay(others.all, { mode: 0o100601 }, 'darwin')).toBe(true);
  expect(othersMay(others.all, { mode: 0o100600 }, 'linux')).toBe(false);
});

it('on Windows, where every file has the same mode, it tells nothing', () => {
  expect(othersMay(others.all, { mode: 0o100666 }, 'win32')).toBe(false);
});
