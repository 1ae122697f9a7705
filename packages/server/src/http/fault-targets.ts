import type { FaultTarget } from '../domain/faults.js';
import { endpointSetOf } from '../domain/rate-limits.js';
import type { Operation } from './operation.js';
import type { Wire } from './wires/wire.js';

/** What rules and filters call the operation that gives out access tokens. */
export const TOKEN = 'token';
export const TOKEN_OPERATION = 'createAccessToken';

/** Whether faults can meet the operations of a wire: not what tests themselves ask, nor what looks after the server. */
export function takesFaults({ name }: Wire): boolean {
  return name !== 'test' && name !== 'server';
}

export function faultTarget(operation: Operation): FaultTarget {
  const { operationId, permission, wire } = operation;
  return {
    names: [
      operationId,
      ...(wire.namePrefix === '' ? [] : [wire.namePrefix + operationId]),
      ...(operationId === TOKEN_OPERATION ? [TOKEN] : []),
    ],
    hasRateLimit: endpointSetOf(operation) !== undefined,
    asksWho: permission !== 'always' && permission !== 'public',
  };
}
