import type { Operation } from '../operation.js';
import { getErrorExplanation } from './getErrorExplanation.js';
import { getGroupCredential } from './getGroupCredential.js';
import { getGroupPermissions } from './getGroupPermissions.js';
import { getOrgCredential } from './getOrgCredential.js';
import { getOrgPermissions } from './getOrgPermissions.js';
import { listGroupCredentials } from './listGroupCredentials.js';
import { listOrgCredentials } from './listOrgCredentials.js';
import { listOrgTeamProjects } from './listOrgTeamProjects.js';

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
