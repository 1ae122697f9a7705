import type { OperationDefinition } from '../../define-operation.js';
import { getGroupAddressHistory } from './getGroupAddressHistory.js';
import { getGroupUse } from './getGroupUse.js';
import { getOrgAddressHistory } from './getOrgAddressHistory.js';
import { getOrgUse } from './getOrgUse.js';
import { listGroupLastRefusals } from './listGroupLastRefusals.js';
import { listGroupRefusals } from './listGroupRefusals.js';
import { listOrgLastRefusals } from './listOrgLastRefusals.js';
import { listOrgRefusals } from './listOrgRefusals.js';

export const use: readonly OperationDefinition[] = [
  listOrgRefusals,
  listGroupRefusals,
  listOrgLastRefusals,
  listGroupLastRefusals,
  getOrgUse,
  getGroupUse,
  getOrgAddressHistory,
  getGroupAddressHistory,
];
