import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, readForm } from './form.js';

const COMPLETE = {
  organization: ' Amber ',
  project: 'Payments',
  username: 'mira@example.com',
  password: 'twelve chars',
  passwordAgain: 'twelve chars',
};

function read(changes: Readonly<Record<string, string>> = {}) {
  return readForm(new URLSearchParams({ ...COMPLETE, ...changes }));
}

describe('the setup form', () => {
  it('is complete with names, an address and two equal passwords', () => {
    expect(read()).toMatchObject({
      problems: {},
      names: {
        organization: 'Amber',
        project: 'Payments',
        username: 'mira@example.com',
        password: 'twelve chars',
      },
    });
  });

  it('requires access lists where the box was ticked, and in a page that was not sent yet', () => {
    expect(read({ requireAccessList: 'on' }).requiresAccessList).toBe(true);
    expect(read().requiresAccessList).toBe(false);
    expect(EMPTY_FORM.requiresAccessList).toBe(true);
  });

  it('takes the address in lower case, as people sign in with it', () => {
    expect(read({ username: 'Mira@Example.com' }).names?.username).toBe('mira@example.com');
  });

  it('counts the characters of a password as people do, and keeps its spaces', () => {
    const password = '🗝'.repeat(11);
    expect(read({ password, passwordAgain: password }).problems).toHaveProperty('password');
    const spaced = `  ${'🗝'.repeat(10)}`;
    expect(read({ password: spaced, passwordAgain: spaced }).names?.password).toBe(spaced);
  });

  it.each([
    ['organization', ''],
    ['organization', 'x'.repeat(65)],
    ['project', 'a/b'],
    ['username', 'mira'],
    ['username', 'mira@'],
    ['username', 'mira@a b'],
    ['username', `${'m'.repeat(250)}@x.org`],
    ['password', 'eleven char'],
    ['password', 'x1'.repeat(129)],
    ['password', 'Mira@example.com'],
    ['password', 'password1234'],
    ['passwordAgain', 'twelve Chars'],
  ])('names %s when it is %j', (field, value) => {
    const sent = field === 'password' ? { password: value, passwordAgain: value } : { [field]: value };
    const { problems, names } = read(sent);
    expect(Object.keys(problems)).toEqual([field]);
    expect(names).toBeUndefined();
  });

  it('names every field of an empty one', () => {
    const { problems } = readForm(new URLSearchParams());
    expect(Object.keys(problems)).toEqual(['organization', 'project', 'username', 'password']);
  });
});
