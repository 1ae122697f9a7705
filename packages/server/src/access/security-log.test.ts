import pino from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { workBounds } from '../domain/bounds/work.js';
import { createSecurityLog, type SecurityLog } from './security-log.js';

const PER_SUBJECT = workBounds.securityLinesPerSubjectAndMinute.most;
const PER_MINUTE = workBounds.securityLinesPerMinute.most;

let time: number;
let lines: { id?: string; notLogged?: number }[];
let security: SecurityLog;
beforeEach(() => {
  time = 0;
  lines = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  security = createSecurityLog(pino({ base: null, timestamp: false }, destination), () => time);
});

/** Lines are written after what runs now. */
const written = () => new Promise((resolve) => setImmediate(resolve));

function refuse(id: string | undefined, address = '192.0.2.1') {
  security.refused({
    id,
    kind: id === undefined ? undefined : 'api_key',
    address,
    operation: 'getOrg',
    code: 'USER_UNAUTHORIZED',
  });
}

it('writes in one form who was refused what, and from where', async () => {
  refuse('a');
  security.did('SIGNED_IN', 'b', '192.0.2.2');
  await written();
  expect(lines).toEqual([
    {
      level: 30,
      security: 'REFUSED',
      kind: 'api_key',
      id: 'a',
      address: '192.0.2.1',
      operation: 'getOrg',
      code: 'USER_UNAUTHORIZED',
      msg: 'refused request',
    },
    { level: 30, security: 'SIGNED_IN', kind: 'user', id: 'b', address: '192.0.2.2', msg: 'sign-in' },
  ]);
});

it('is bounded for each credential and minute, and tells with the next line how many were left out', async () => {
  for (let count = 0; count < PER_SUBJECT + 5; count++) refuse('a');
  refuse('b');
  await written();
  expect(lines).toHaveLength(PER_SUBJECT + 1);
  expect(lines.at(-1)).toMatchObject({ id: 'b', notLogged: 5 });
  time = 60_000;
  refuse('a');
  await written();
  expect(lines).toHaveLength(PER_SUBJECT + 2);
  expect(lines.at(-1)).not.toHaveProperty('notLogged');
});

it('counts those of whom nothing is known by address', async () => {
  for (let count = 0; count < PER_SUBJECT + 5; count++) refuse(undefined);
  refuse(undefined, '192.0.2.2');
  await written();
  expect(lines).toHaveLength(PER_SUBJECT + 1);
});

it('is bounded in all, however many credentials are refused', async () => {
  for (let count = 0; count < PER_MINUTE * 2; count++) refuse(`key ${count}`);
  await written();
  expect(lines).toHaveLength(PER_MINUTE);
});

it('tells who got in however many were refused before, of the same person and in all', async () => {
  for (let count = 0; count < PER_SUBJECT * 2; count++) refuse('b');
  for (let count = 0; count < PER_MINUTE; count++) refuse(`key ${count}`);
  security.did('SIGNED_IN', 'b', '192.0.2.2');
  security.did('SECOND_FACTOR_DISABLED', 'b', '192.0.2.2');
  await written();
  expect(lines.slice(-2)).toEqual([
    expect.objectContaining({ security: 'SIGNED_IN', id: 'b' }),
    expect.objectContaining({ security: 'SECOND_FACTOR_DISABLED', id: 'b' }),
  ]);
});

it('writes nothing below the level of the log', async () => {
  security = createSecurityLog(pino({ level: 'warn' }, { write: () => expect.unreachable() }), () => time);
  refuse('a');
  await written();
});
