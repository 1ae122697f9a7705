import { pino } from 'pino';
import { expect, it } from 'vitest';
import { StoreError } from '../store/store-error.js';
import { createStoreTrouble } from './store-trouble.js';

function storeTrouble() {
  const lines: { notLogged: number; err: { message: string } }[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  let now = 0;
  return {
    lines,
    isStoreTrouble: createStoreTrouble(log, () => now),
    pass(ms: number) {
      now += ms;
    },
  };
}

const away = new StoreError('STORE_UNAVAILABLE', 'the database does not answer');

it('tells a store that cannot answer from a fault', () => {
  const { isStoreTrouble, lines } = storeTrouble();
  expect(isStoreTrouble(new Error('a fault'))).toBe(false);
  expect(isStoreTrouble(new StoreError('STORE_DAMAGED', 'a fault'))).toBe(false);
  expect(lines).toEqual([]);
  expect(isStoreTrouble(away)).toBe(true);
});

it('writes one line in ten seconds, with the number of those that it kept back', () => {
  const { isStoreTrouble, lines, pass } = storeTrouble();
  for (let request = 0; request < 100; request++) isStoreTrouble(away);
  expect(lines).toMatchObject([{ notLogged: 0, err: { message: away.message } }]);
  pass(9_999);
  isStoreTrouble(away);
  expect(lines).toHaveLength(1);
  pass(1);
  isStoreTrouble(away);
  expect(lines).toMatchObject([{ notLogged: 0 }, { notLogged: 100 }]);
});
