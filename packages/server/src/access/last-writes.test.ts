import { expect, it, vi } from 'vitest';
import { writeLastUse } from './last-writes.js';

const nothing = { unwritten: () => 0, owed: () => 0 };
const fails = async () => {
  throw new Error('away');
};

function written(parts: Partial<Parameters<typeof writeLastUse>[0]>) {
  return writeLastUse({
    usage: { close: async () => {}, ...nothing },
    useRecorder: { close: async () => {}, ...nothing },
    sessions: { flush: async () => {}, ...nothing },
    onError: () => {},
    ...parts,
  });
}

it('says nothing when all is written', async () => {
  expect(await written({})).toBeUndefined();
});

it('says what could not be written, and reports why', async () => {
  const onError = vi.fn();
  const parts = {
    usage: { close: fails, unwritten: () => 2 },
    sessions: { flush: fails, unwritten: () => 1 },
    onError,
  };
  expect(await written(parts)).toBe('the last use of 2 credentials and client secrets and 1 session');
  expect(onError).toHaveBeenCalledTimes(1);
});

it('does not wait for a store that says nothing', async () => {
  const usage = { close: () => new Promise<void>(() => {}), unwritten: () => 1 };
  expect(await written({ usage })).toBe('the last use of 1 credential or client secret');
});

it('names counts of use among it', async () => {
  const useRecorder = { close: fails, owed: () => 3 };
  expect(await written({ useRecorder })).toBe('3 counts of use');
  const usage = { close: fails, unwritten: () => 1 };
  expect(await written({ usage, useRecorder })).toBe(
    'the last use of 1 credential or client secret, and 3 counts of use',
  );
});
