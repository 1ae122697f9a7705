import type { Operation } from '../../../operation.js';
import { getGroupByAgentApiKey } from '../../../operations/projects/getGroupByAgentApiKey.js';
import { createGroup } from './createGroup.js';
import { deleteGroup } from './deleteGroup.js';
import { getGroup } from './getGroup.js';
import { getGroupByName } from './getGroupByName.js';
import { listGroups } from './listGroups.js';
import { updateGroup } from './updateGroup.js';

export const projects: readonly Operation[] = [
  listGroups,
  createGroup,
  getGroup,
  getGroupByName,
  getGroupByAgentApiKey,
  updateGroup,
  deleteGroup,
];
