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
    storeTrouble: createStoreTrouble(log, () => now),
    pass(ms: number) {
      now += ms;
    },
  };
}

const away = new StoreError('STORE_UNAVAILABLE', 'the database does not answer');

it('tells a store that cannot answer from a fault', () => {
  const { storeTrouble: trouble, lines } = storeTrouble();
  expect(trouble(new Error('a fault'))).toBeUndefined();
  expect(trouble(new StoreError('STORE_DAMAGED', 'a fault'))).toBeUndefined();
  expect(lines).toEqual([]);
  expect(trouble(away)).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
});

it('says what became of a change, and whether to try again', () => {
  const { storeTrouble: trouble } = storeTrouble();
  const unknown = trouble(new StoreError('WRITE_OUTCOME_UNKNOWN', 'no answer'));
  expect(unknown).toMatchObject({ status: 503, code: 'WRITE_OUTCOME_UNKNOWN' });
  expect(unknown?.headers?.['Retry-After']).toBeUndefined();
  expect(trouble(new StoreError('STORE_FULL', 'full'))).toMatchObject({ status: 507, code: 'STORAGE_FULL' });
});

it('writes the cause of a full disk, and nothing for what is refused because that is known', () => {
  const { storeTrouble: trouble, lines } = storeTrouble();
  trouble(new StoreError('STORE_FULL', 'full'));
  expect(lines).toEqual([]);
  trouble(new StoreError('STORE_FULL', 'full', { cause: new Error('could not extend file') }));
  expect(lines).toMatchObject([{ err: { message: 'full: could not extend file' } }]);
});

it('writes one line in ten seconds, with the number of those that it kept back', () => {
  const { storeTrouble: trouble, lines, pass } = storeTrouble();
  for (let request = 0; request < 100; request++) trouble(away);
  expect(lines).toMatchObject([{ notLogged: 0, err: { message: away.message } }]);
  pass(9_999);
  trouble(away);
  expect(lines).toHaveLength(1);
  pass(1);
  trouble(away);
  expect(lines).toMatchObject([{ notLogged: 0 }, { notLogged: 100 }]);
});
