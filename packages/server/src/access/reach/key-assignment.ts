import { isId } from '../../domain/ids.js';
import type { Permission } from '../../domain/permissions.js';
import { type ApiKey, findApiKey } from '../../store/queries/api-keys.js';
import { permissionsInProject } from '../authorize.js';
import type { Caller } from '../principal.js';
import { organizationOf, type ReachRule, requirePermission } from './reach-rule.js';

/** Bringing a key of the organization into the project may take more than changing the roles of one that is there. */
export const keyAssignment: ReachRule<{ readonly groupId: string; readonly apiUserId: string }> = {
  needs: { permission: 'project.apiKeys.assign', unless: 'the key is in the project already' },
  require(question) {
    const { caller, facts, path, permissions } = question;
    if (permissions?.has('project.apiKeys.assign') || !isId(path.apiUserId)) return;
    const organizationId = organizationOf(question);
    return findApiKey(facts.reader, organizationId, path.apiUserId).then((key) => {
      if (key) requireMayAssign(caller, 'project.apiKeys.assign', path.groupId, key);
    });
  },
};

export function requireMayAssign(
  { principal }: Caller,
  permission: Permission,
  projectId: string,
  { organizationId, projectRoles }: Pick<ApiKey, 'organizationId' | 'projectRoles'>,
): void {
  if (projectRoles.some((granted) => granted.projectId === projectId)) return;
  requirePermission(permissionsInProject(principal, { id: projectId, organizationId }), permission);
}
