import type { OperationDefinition } from '../../define-operation.js';
import { createGroup } from './createGroup.js';
import { deleteGroup } from './deleteGroup.js';
import { deleteGroupLimit } from './deleteGroupLimit.js';
import { disableGroupManagedSlowMs } from './disableGroupManagedSlowMs.js';
import { enableGroupManagedSlowMs } from './enableGroupManagedSlowMs.js';
import { getDefaultGroupLimit } from './getDefaultGroupLimit.js';
import { getGroup } from './getGroup.js';
import { getGroupByAgentApiKey } from './getGroupByAgentApiKey.js';
import { getGroupByName } from './getGroupByName.js';
import { getGroupIpAddresses } from './getGroupIpAddresses.js';
import { getGroupLimit } from './getGroupLimit.js';
import { getGroupManagedSlowMs } from './getGroupManagedSlowMs.js';
import { getGroupMongoDbVersions } from './getGroupMongoDbVersions.js';
import { getGroupSettings } from './getGroupSettings.js';
import { listDefaultGroupLimits } from './listDefaultGroupLimits.js';
import { listGroupClusters } from './listGroupClusters.js';
import { listGroupLimits } from './listGroupLimits.js';
import { listGroups } from './listGroups.js';
import { listOrgProjectOverviews } from './listOrgProjectOverviews.js';
import { migrateGroup } from './migrateGroup.js';
import { setGroupLimit } from './setGroupLimit.js';
import { updateGroup } from './updateGroup.js';
import { updateGroupSettings } from './updateGroupSettings.js';

export const projects: readonly OperationDefinition[] = [
  listGroups,
  listOrgProjectOverviews,
  createGroup,
  getGroup,
  getGroupByName,
  updateGroup,
  deleteGroup,
  migrateGroup,
  getGroupSettings,
  updateGroupSettings,
  listGroupLimits,
  getGroupLimit,
  setGroupLimit,
  deleteGroupLimit,
  getGroupIpAddresses,
  getGroupMongoDbVersions,
  getGroupManagedSlowMs,
  enableGroupManagedSlowMs,
  disableGroupManagedSlowMs,
  listGroupClusters,
  listDefaultGroupLimits,
  getDefaultGroupLimit,
  getGroupByAgentApiKey,
];
