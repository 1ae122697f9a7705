import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { compileAccessList } from '../../domain/access-list.js';
import { type Listener, mayAsk } from './may-ask.js';

const gate = { peers: compileAccessList(['10.0.0.0/8']), secretHash: null };
const from = (socket: Partial<Pick<Socket, 'remoteAddress' | 'destroyed'>>) => ({
  headers: {},
  socket: { destroyed: false, ...socket } as Socket,
});

it.each<[Listener, boolean]>([
  ['socket', true],
  // Of a connection that was reset.
  ['own', false],
  ['public', false],
])('who has no address may ask on the listener %s: %s', (listener, may) => {
  expect(mayAsk(gate, from({}), listener)).toBe(may);
});

it('nobody may ask on a socket that has gone, or from elsewhere', () => {
  expect(mayAsk(gate, from({ destroyed: true }), 'socket')).toBe(false);
  expect(mayAsk(gate, from({ remoteAddress: '192.0.2.1' }), 'own')).toBe(false);
  expect(mayAsk(gate, from({ remoteAddress: '10.1.2.3' }), 'own')).toBe(true);
});
