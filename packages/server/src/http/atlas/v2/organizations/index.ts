import type { Operation } from '../../../operation.js';
import { createOrg } from '../../../operations/organizations/createOrg.js';
import { deleteOrg } from '../../../operations/organizations/deleteOrg.js';
import { getOrg } from '../../../operations/organizations/getOrg.js';
import { getOrgDelegationSettings } from '../../../operations/organizations/getOrgDelegationSettings.js';
import { getOrgGroups } from '../../../operations/organizations/getOrgGroups.js';
import { getOrgMaintenanceSettings } from '../../../operations/organizations/getOrgMaintenanceSettings.js';
import { getOrgSettings } from '../../../operations/organizations/getOrgSettings.js';
import { listOrgs } from '../../../operations/organizations/listOrgs.js';
import { resetOrgMaintenanceSettings } from '../../../operations/organizations/resetOrgMaintenanceSettings.js';
import { updateOrg } from '../../../operations/organizations/updateOrg.js';
import { updateOrgDelegationSettings } from '../../../operations/organizations/updateOrgDelegationSettings.js';
import { updateOrgMaintenanceSettings } from '../../../operations/organizations/updateOrgMaintenanceSettings.js';
import { updateOrgSettings } from '../../../operations/organizations/updateOrgSettings.js';

export const organizations: readonly Operation[] = [
  listOrgs,
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
];
