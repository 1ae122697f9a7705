import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../domain/clock.js';
import type { Ledger, LedgerCall } from '../../domain/ledger.js';
import { takesFaults } from '../fault-targets.js';
import { callerName } from './callers.js';

/** Enters what became of a request, unless it is none that tests ask about. */
export type Enter = (request: FastifyRequest, end: Pick<LedgerCall, 'status' | 'code' | 'fault'>) => void;

export function createEnter(ledger: Ledger, now: Clock): Enter {
  return (request, end) => {
    const { decision, operationId, startedAt, wire } = request;
    if (operationId === undefined || wire === undefined || !takesFaults(wire)) return;
    ledger.record({
      time: Math.floor(now() - (startedAt === undefined ? 0 : performance.now() - startedAt)),
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
