import type { Operation } from '../../../operation.js';

/** The same operation under the path it had before access lists were called so. Its links lead to the present one. */
export function underOldName(operation: Operation): Operation {
  return {
    ...operation,
    operationId: operation.operationId.replace('AccessList', 'Whitelist'),
    summary: `${operation.summary}; the old name of ${operation.operationId}`,
    path: operation.path.replace('/accessList', '/whitelist'),
    isDeprecated: true,
  };
}
