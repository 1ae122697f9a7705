import type { Operation } from '../../../operation.js';
import { deleteOrg } from './deleteOrg.js';
import { getOrg } from './getOrg.js';
import { getOrgGroups } from './getOrgGroups.js';
import { listOrgs } from './listOrgs.js';
import { updateOrg } from './updateOrg.js';

export const organizations: readonly Operation[] = [listOrgs, getOrg, updateOrg, deleteOrg, getOrgGroups];
