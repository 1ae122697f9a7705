import type { Operation } from '../operation.js';
import { getGroupCredential } from '../operations/credentials/getGroupCredential.js';
import { getOrgCredential } from '../operations/credentials/getOrgCredential.js';
import { listGroupCredentials } from '../operations/credentials/listGroupCredentials.js';
import { listOrgCredentials } from '../operations/credentials/listOrgCredentials.js';
import { getErrorExplanation } from '../operations/explain/getErrorExplanation.js';
import { getGroupPermissions } from '../operations/permissions/getGroupPermissions.js';
import { getOrgPermissions } from '../operations/permissions/getOrgPermissions.js';
import { listOrgTeamProjects } from '../operations/teams/listOrgTeamProjects.js';

/**
 * What screens show at a glance: credentials of both kinds, what the caller may do, where a team
 * has roles, and what to do about a refusal.
 */
export const overview: readonly Operation[] = [
  listOrgCredentials,
  getOrgCredential,
  listGroupCredentials,
  getGroupCredential,
  getOrgPermissions,
  getGroupPermissions,
  listOrgTeamProjects,
  getErrorExplanation,
];
