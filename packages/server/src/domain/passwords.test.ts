import { describe, expect, it } from 'vitest';
import { passwordProblem } from './passwords.js';

const problem = (password: string) => passwordProblem(password, 'Mira.Longname@example.com');

describe('what is wrong with a password', () => {
  it.each([
    ['eleven char', 'too short'],
    ['🗝'.repeat(11), 'too short'],
    [`${'ab'.repeat(128)}c`, 'too long'],
    ['mira.longname@EXAMPLE.com', 'user name'],
    ['Mira.Longname', 'user name'],
    ['Password1234', 'common'],
    ['qwertyuiop123', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['Sallyport-2026!', 'common'],
    ['MongoDB_Atlas_1', 'common'],
    ['mira-longname-1', 'common'],
    ['example2026!!', 'common'],
    ['sallyport at noon', undefined],
    ['8305 1194 7263', undefined],
    ['12341234123412', undefined],
    ['123412341234', 'common'],
    ['twelve chars', undefined],
    [`${'🗝🔒'.repeat(5)}ab`, undefined],
  ])('%s: %s', (password, expected) => {
    expect(problem(password)).toBe(expected);
  });
});
