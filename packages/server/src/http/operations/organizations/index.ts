import type { OperationDefinition } from '../../define-operation.js';
import { createOrg } from './createOrg.js';
import { deleteOrg } from './deleteOrg.js';
import { getOrg } from './getOrg.js';
import { getOrgDelegationSettings } from './getOrgDelegationSettings.js';
import { getOrgGroups } from './getOrgGroups.js';
import { getOrgMaintenanceSettings } from './getOrgMaintenanceSettings.js';
import { getOrgSettings } from './getOrgSettings.js';
import { leaveOrganization } from './leaveOrganization.js';
import { listOrgOverviews } from './listOrgOverviews.js';
import { listOrgs } from './listOrgs.js';
import { resetOrgMaintenanceSettings } from './resetOrgMaintenanceSettings.js';
import { updateOrg } from './updateOrg.js';
import { updateOrgDelegationSettings } from './updateOrgDelegationSettings.js';
import { updateOrgMaintenanceSettings } from './updateOrgMaintenanceSettings.js';
import { updateOrgSettings } from './updateOrgSettings.js';

export const organizations: readonly OperationDefinition[] = [
  listOrgs,
  listOrgOverviews,
  createOrg,
  getOrg,
  updateOrg,
  deleteOrg,
  getOrgGroups,
  getOrgSettings,
  updateOrgSettings,
  getOrgDelegationSettings,
  updateOrgDelegationSettings,
  getOrgMaintenanceSettings,
  updateOrgMaintenanceSettings,
  resetOrgMaintenanceSettings,
  leaveOrganization,
];
