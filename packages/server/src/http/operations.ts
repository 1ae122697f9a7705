import { atlasOperations } from './atlas/v2/operations.js';
import { cloudManagerOperations } from './cloud-manager/v1/operations.js';
import type { Operation } from './operation.js';
import { explainRequest } from './operations/explain/explainRequest.js';
import { getIpInfo } from './operations/root/getIpInfo.js';
import { accounts } from './private/accounts.js';
import { overview } from './private/overview.js';

/** Every operation of every wire. */
export const operations: readonly Operation[] = [
  ...atlasOperations,
  ...cloudManagerOperations,
  getIpInfo,
  explainRequest,
  ...accounts,
  ...overview,
];
