import { describe, expect, it } from 'vitest';
import { explainFailure } from './failure.js';

function coded(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields);
}

describe('the line that says why a command failed', () => {
  it.each([
    [new Error('as it is'), 'as it is'],
    [new Error('two\n  lines'), 'two lines'],
    ['no error at all', 'no error at all'],
    [
      coded('listen EADDRINUSE', { code: 'EADDRINUSE', syscall: 'listen', address: '::1', port: 80 }),
      '::1:80 is in use by another program; choose another port with --port or SALLYPORT_PORT',
    ],
    [
      coded('listen EACCES', { code: 'EACCES', syscall: 'listen', address: '127.0.0.1', port: 80 }),
      '127.0.0.1:80 may not be listened on by this user; ports below 1024 usually need a privilege',
    ],
    [
      coded('getaddrinfo ENOTFOUND nowhere', {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname: 'nowhere',
      }),
      'the host name nowhere cannot be resolved (ENOTFOUND)',
    ],
    [
      coded('password authentication failed for user "u"', { code: '28P01' }),
      'the database refused: password authentication failed for user "u" (28P01)',
    ],
    [
      coded("EACCES: permission denied, mkdir '/x'", { code: 'EACCES', syscall: 'mkdir', path: '/x' }),
      "/x cannot be used: EACCES: permission denied, mkdir '/x'",
    ],
    [
      coded('database disk image is malformed', { code: 'SQLITE_CORRUPT' }),
      'the embedded store cannot be used: database disk image is malformed (SQLITE_CORRUPT)',
    ],
    [
      new AggregateError([
        coded('connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
        coded('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
      ]),
      'the database cannot be reached: connect ECONNREFUSED ::1:5432; the database cannot be reached: connect ECONNREFUSED 127.0.0.1:5432',
    ],
  ])('%s', (error, line) => {
    expect(explainFailure(error)).toBe(line);
  });
});
