import type { Caller } from '../../access/principal.js';
import {
  requireStandingInvitation,
  requireStandingProjectInvitation,
  type WhichInvitation,
} from '../../changes/invitations/standing.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { requireProject } from '../../changes/projects/require-project.js';
import type { Services } from '../../services/services.js';
import { changeProjectUserRoles } from '../../services/users/project-users.js';
import { type UserChange, updateOrganizationUser } from '../../services/users/update-organization-user.js';
import { presentOrganizationInvitation, presentProjectInvitation } from '../presenters/invitation.js';
import type { GroupInvitation, OrganizationInvitation } from '../schemas/invitations.js';

const PENDING = { statuses: ['PENDING'] } as const;

/** Changes what an invitation to an organization promises, for the operations that name it by id or by user name. */
export async function updateOrganizationInvitation(
  services: Services,
  caller: Caller,
  { organizationId, which }: { organizationId: string; which: WhichInvitation },
  change: UserChange,
): Promise<OrganizationInvitation> {
  const { reader } = services.store;
  const before = await requireStandingInvitation(reader, organizationId, which, services.now());
  await updateOrganizationUser(
    services,
    caller,
    { organizationId, id: before.pendingUserId, ...PENDING },
    change,
  );
  const after = await requireStandingInvitation(reader, organizationId, { id: before.id }, services.now());
  const { name } = await requireOrganization(reader, organizationId);
  return presentOrganizationInvitation(after, name, change.organizationRoles);
}

/** The same for the part that is about a project, of which the roles can be changed. */
export async function updateProjectInvitation(
  services: Services,
  caller: Caller,
  { projectId, which }: { projectId: string; which: WhichInvitation },
  roles: readonly string[],
): Promise<GroupInvitation> {
  const { reader } = services.store;
  const before = await requireStandingProjectInvitation(reader, projectId, which, services.now());
  const { pendingUserId, username } = before.invitation;
  await changeProjectUserRoles(services, caller, { projectId, id: pendingUserId, ...PENDING }, () => roles);
  const after = await requireStandingProjectInvitation(
    reader,
    projectId,
    { id: before.part.id },
    services.now(),
  );
  const { name } = await requireProject(reader, projectId);
  return presentProjectInvitation(after.part, { username, projectName: name }, roles);
}
