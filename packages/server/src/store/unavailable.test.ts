import { describe, expect, it } from 'vitest';
import { StoreError, type StoreErrorCode } from './store-error.js';
import { isTemporary, meansUnavailable } from './unavailable.js';

const coded = (code: string) => Object.assign(new Error('of the driver'), { code });

describe('an error of the PostgreSQL driver', () => {
  it.each([
    ['08006', 'the connection failed'],
    ['08001', 'no connection to be had'],
    ['53300', 'too many connections'],
    ['57014', 'the statement took too long'],
    ['57P01', 'terminated by an administrator'],
    ['57P02', 'another process of the server crashed'],
    ['57P03', 'the server is starting or stopping'],
    ['25P03', 'the transaction was idle for too long'],
    ['55P03', 'the lock was not to be had in time'],
    ['25006', 'a standby, or a primary that was one'],
    ['40003', 'nobody knows whether it was stored'],
    ['ECONNREFUSED', 'nobody listens'],
    ['ECONNRESET', 'the connection was cut'],
    ['EPIPE', 'the connection was cut while writing'],
    ['ETIMEDOUT', 'no answer of the network'],
    ['EHOSTUNREACH', 'no way to the host'],
    ['ENOTFOUND', 'the name is unknown'],
    ['EAI_AGAIN', 'the name server does not answer'],
  ])('%s means that the database is away: %s', (code) => {
    expect(meansUnavailable(coded(code))).toBe(true);
  });

  it.each([
    ['23505', 'a row that is there already'],
    ['23503', 'a row that is referred to'],
    ['40001', 'a conflict, which is tried again'],
    ['40P01', 'a deadlock, which is tried again'],
    ['42P01', 'no such table'],
    ['42501', 'a privilege is missing'],
    ['22P02', 'a wrong value'],
    ['ERR_INVALID_ARG_TYPE', 'a fault of ours'],
  ])('%s does not: %s', (code) => {
    expect(meansUnavailable(coded(code))).toBe(false);
  });

  it('without a code does not', () => {
    expect(meansUnavailable(new TypeError('a fault of ours'))).toBe(false);
    expect(meansUnavailable('text')).toBe(false);
  });
});

describe('an error of the store', () => {
  it.each<StoreErrorCode>(['STORE_UNAVAILABLE', 'STORE_BUSY', 'STORE_CLOSED', 'WRITE_TIMED_OUT'])(
    '%s passes by itself',
    (code) => {
      expect(isTemporary(new StoreError(code, 'for a while'))).toBe(true);
    },
  );

  it.each<StoreErrorCode>(['STORE_DAMAGED', 'SCHEMA_TOO_NEW', 'WRITE_WITHOUT_EVENT'])(
    '%s stays until somebody does something',
    (code) => {
      expect(isTemporary(new StoreError(code, 'for good'))).toBe(false);
    },
  );

  it('is the only kind that passes', () => {
    expect(isTemporary(coded('STORE_UNAVAILABLE'))).toBe(false);
  });
});
