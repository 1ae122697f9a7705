import type { OperationDefinition } from '../../define-operation.js';
import { applyGuardDefinition } from './applyGuardDefinition.js';
import { createGate } from './createGate.js';
import { deleteGate } from './deleteGate.js';
import { deleteGuardedApi } from './deleteGuardedApi.js';
import { getGate } from './getGate.js';
import { getGateSnippet } from './getGateSnippet.js';
import { getGuardedApi } from './getGuardedApi.js';
import { getGuardedApiVersion } from './getGuardedApiVersion.js';
import { listGates } from './listGates.js';
import { listGroupGrantableRoles } from './listGroupGrantableRoles.js';
import { listGuardedApiRouteCalls } from './listGuardedApiRouteCalls.js';
import { listGuardedApis } from './listGuardedApis.js';
import { listGuardedApiVersions } from './listGuardedApiVersions.js';
import { listOrgGrantableRoles } from './listOrgGrantableRoles.js';
import { previewGuardDefinition } from './previewGuardDefinition.js';
import { setGuardedApiMode } from './setGuardedApiMode.js';
import { setGuardedApiVersion } from './setGuardedApiVersion.js';
import { updateGate } from './updateGate.js';

export const guard: readonly OperationDefinition[] = [
  listGuardedApis,
  applyGuardDefinition,
  previewGuardDefinition,
  getGuardedApi,
  deleteGuardedApi,
  listGuardedApiVersions,
  listGuardedApiRouteCalls,
  getGuardedApiVersion,
  setGuardedApiVersion,
  setGuardedApiMode,
  listGates,
  createGate,
  getGate,
  getGateSnippet,
  updateGate,
  deleteGate,
  listOrgGrantableRoles,
  listGroupGrantableRoles,
];
