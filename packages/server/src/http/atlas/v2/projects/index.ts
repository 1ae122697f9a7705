import type { Operation } from '../../../operation.js';
import { createGroup } from '../../../operations/projects/createGroup.js';
import { deleteGroup } from '../../../operations/projects/deleteGroup.js';
import { deleteGroupLimit } from '../../../operations/projects/deleteGroupLimit.js';
import { disableGroupManagedSlowMs } from '../../../operations/projects/disableGroupManagedSlowMs.js';
import { enableGroupManagedSlowMs } from '../../../operations/projects/enableGroupManagedSlowMs.js';
import { getGroup } from '../../../operations/projects/getGroup.js';
import { getGroupByName } from '../../../operations/projects/getGroupByName.js';
import { getGroupIpAddresses } from '../../../operations/projects/getGroupIpAddresses.js';
import { getGroupLimit } from '../../../operations/projects/getGroupLimit.js';
import { getGroupManagedSlowMs } from '../../../operations/projects/getGroupManagedSlowMs.js';
import { getGroupMongoDbVersions } from '../../../operations/projects/getGroupMongoDbVersions.js';
import { getGroupSettings } from '../../../operations/projects/getGroupSettings.js';
import { listGroupClusters } from '../../../operations/projects/listGroupClusters.js';
import { listGroupLimits } from '../../../operations/projects/listGroupLimits.js';
import { listGroups } from '../../../operations/projects/listGroups.js';
import { migrateGroup } from '../../../operations/projects/migrateGroup.js';
import { setGroupLimit } from '../../../operations/projects/setGroupLimit.js';
import { updateGroup } from '../../../operations/projects/updateGroup.js';
import { updateGroupSettings } from '../../../operations/projects/updateGroupSettings.js';

export const projects: readonly Operation[] = [
  listGroups,
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
];
