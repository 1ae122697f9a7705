import type { UserChange } from '../../services/users/update-organization-user.js';

interface PromiseBody {
  readonly roles?: readonly string[];
  readonly teamIds?: readonly string[];
  readonly groupRoleAssignments?: readonly { readonly groupId: string; readonly roles: readonly string[] }[];
}

/** What a body promises to who accepts, in the words of the services. */
export function readPromise({ roles, teamIds, groupRoleAssignments }: PromiseBody): UserChange {
  return {
    organizationRoles: roles,
    projectRoles: groupRoleAssignments?.map(({ groupId, roles: granted }) => ({
      projectId: groupId,
      roles: granted,
    })),
    teamIds,
  };
}
