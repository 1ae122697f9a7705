import type { OperationDefinition } from '../../define-operation.js';
import { listGroupAccess } from './listGroupAccess.js';

export const access: readonly OperationDefinition[] = [listGroupAccess];
