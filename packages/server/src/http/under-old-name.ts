import type { OperationDefinition } from './define-operation.js';

/**
 * The same operation under the path that it had before access lists were called so, on the Cloud Manager wire. Its links
 * lead to the present one.
 */
export function underOldName(definition: OperationDefinition): OperationDefinition {
  const { cloudManager } = definition.wires;
  const { operationId = definition.operationId, path = definition.path, ...differences } = cloudManager ?? {};
  return {
    ...definition,
    operationId: operationId.replace('AccessList', 'Whitelist'),
    summary: `${definition.summary}; the old name of ${operationId}`,
    isDeprecated: true,
    wires: { cloudManager: { ...differences, path: path.replace('/accessList', '/whitelist') } },
  };
}
