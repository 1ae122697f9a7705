/** What a credential gets at: by the roles in its organization, and every project in which it has one. */
export interface Reach {
  readonly organizationRoles: readonly string[];
  readonly projectIds: readonly string[];
}

/** The reach of a credential whose roles in projects are all known. */
export function reachOf(credential: {
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly { readonly projectId: string }[];
}): Reach {
  return {
    organizationRoles: credential.organizationRoles,
    projectIds: credential.projectRoles.map(({ projectId }) => projectId),
  };
}

/** Whether that is at most these projects, and membership in the organization. */
export function reachesOnly(
  { organizationRoles, projectIds }: Reach,
  isAmong: (projectId: string) => boolean,
): boolean {
  return organizationRoles.every((role) => role === 'ORG_MEMBER') && projectIds.every(isAmong);
}
