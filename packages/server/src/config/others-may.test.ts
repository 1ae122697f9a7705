import { expect, it } from 'vitest';
import { others, othersMay, othersMayWriteIn } from './others-may.js';

it('what others may do follows from the mode', () => {
  expect(othersMay(others.write, { mode: 0o100644 }, 'linux')).toBe(false);
  expect(othersMay(others.write, { mode: 0o100664 }, 'linux')).toBe(true);
  expect(othersMay(others.all, { mode: 0o100601 }, 'darwin')).toBe(true);
  expect(othersMay(others.all, { mode: 0o100600 }, 'linux')).toBe(false);
});

it('on Windows, where every file has the same mode, it tells nothing', () => {
  expect(othersMay(others.all, { mode: 0o100666 }, 'win32')).toBe(false);
});

it('a volume that was given to the group of the process is written by it alone, unless all may write', () => {
  const process = { uid: 1000, gid: 1000 };
  const volume = { uid: 0, gid: 1000, mode: 0o42775 };
  expect(othersMayWriteIn(volume, process, 'linux')).toBe(false);
  expect(othersMayWriteIn({ ...volume, mode: 0o42777 }, process, 'linux')).toBe(true);
  expect(othersMayWriteIn({ ...volume, uid: 1000 }, process, 'linux')).toBe(true);
  expect(othersMayWriteIn({ ...volume, gid: 20 }, process, 'linux')).toBe(true);
});
