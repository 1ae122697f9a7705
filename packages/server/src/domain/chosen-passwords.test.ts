import { describe, expect, it } from 'vitest';
import { chosenPasswordProblem } from './chosen-passwords.js';
import { commonPasswordMarks } from './common-password-marks.js';

const problem = (password: string) => chosenPasswordProblem(password, 'mira@example.com');

describe('the list of the commonest passwords', () => {
  it('has 3,000 of them', () => {
    const marks = commonPasswordMarks.match(/[A-Za-z0-9+/]{8}/g) ?? [];
    expect(new Set(marks).size).toBe(3_000);
    expect(marks.join('')).toBe(commonPasswordMarks.replaceAll('\n', ''));
  });

  it.each(['123qweasdzxc', 'qazwsxedcrfv', '123456654321', 'QAZwsxEDCrfv'])('refuses %s', (password) => {
    expect(problem(password)).toBe('common');
  });

  it.each(['twelve chars', 'three quite random words', 'correct horse 65f0'])('takes %s', (password) => {
    expect(problem(password)).toBeUndefined();
  });
});

it('has the rule that forms know, too', () => {
  expect(problem('short')).toBe('too short');
  expect(problem('mira@example.com')).toBe('user name');
});
