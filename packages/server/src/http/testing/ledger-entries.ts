import type { FastifyRequest } from 'fastify';
import type { Ledger, LedgerCall } from '../../domain/ledger.js';
import type { TestClock } from '../../domain/test-clock.js';
import { takesFaults } from '../fault-targets.js';
import { callerName } from './callers.js';

/** Enters what became of a request, unless it is none that tests ask about. */
export type Enter = (request: FastifyRequest, end: Pick<LedgerCall, 'status' | 'code' | 'fault'>) => void;

export function createEnter(ledger: Ledger, clock: Pick<TestClock, 'now' | 'setting'>): Enter {
  /** How long ago that was by the clock, in milliseconds. One that stands still has not moved since. */
  const sinceThen = (startedAt = performance.now()) =>
    clock.setting().frozenAt === undefined ? performance.now() - startedAt : 0;

  return (request, end) => {
    const { decision, operationId, startedAt, wire } = request;
    if (operationId === undefined || wire === undefined || !takesFaults(wire)) return;
    ledger.record({
      time: Math.floor(clock.now() - sinceThen(startedAt)),
      operation: operationId,
      method: request.method,
      target: request.url,
      credential: callerName(decision),
      client: request.headers['user-agent'] ?? null,
      address: decision?.asked.address?.text ?? null,
      ...end,
    });
  };
}
