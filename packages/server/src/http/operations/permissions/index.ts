import type { OperationDefinition } from '../../define-operation.js';
import { getGroupPermissions } from './getGroupPermissions.js';
import { getOrgPermissions } from './getOrgPermissions.js';

export const permissions: readonly OperationDefinition[] = [getOrgPermissions, getGroupPermissions];
