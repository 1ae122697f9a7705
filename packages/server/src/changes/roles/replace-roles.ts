import type { WriteTransaction } from '../../store/store.js';

/** Makes these the organization roles of a credential. Its roles in projects stay. */
export async function replaceOrganizationRoles(
  { database }: WriteTransaction,
  credentialId: string,
  roles: readonly string[],
): Promise<void> {
  await database
    .deleteFrom('credential_organization_roles')
    .where('credential_id', '=', credentialId)
    .execute();
  if (roles.length === 0) return;
  await database
    .insertInto('credential_organization_roles')
    .values(roles.map((role) => ({ credential_id: credentialId, role })))
    .execute();
}

/** Makes these the roles of a credential in a project; none takes it out of the project. All its other roles stay. */
export async function replaceProjectRoles(
  { database }: WriteTransaction,
  credentialId: string,
  projectId: string,
  roles: readonly string[],
): Promise<void> {
  await database
    .deleteFrom('credential_project_roles')
    .where('credential_id', '=', credentialId)
    .where('project_id', '=', projectId)
    .execute();
  if (roles.length === 0) return;
  await database
    .insertInto('credential_project_roles')
    .values(roles.map((role) => ({ credential_id: credentialId, project_id: projectId, role })))
    .execute();
}
