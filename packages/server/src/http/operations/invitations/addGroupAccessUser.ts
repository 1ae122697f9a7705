import { requireOrganization } from '../../../changes/organizations/require-organization.js';
import { addProjectUser } from '../../../services/users/project-users.js';
import { operation } from '../../define-operation.js';
import { presentOrganizationInvitation } from '../../presenters/invitation.js';
import { GroupInvitationBody, OrganizationInvitation } from '../../schemas/invitations.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const addGroupAccessUser = operation({
  operationId: 'addGroupAccessUser',
  tag: 'Projects',
  summary: 'Add a member of the organization to a project, or invite a user to both',
  method: 'POST',
  path: '/groups/{groupId}/access',
  permission: 'project.invitations.write',
  // Published both; which is for whom is not, but only an invited person has an invitation to show.
  status: 200,
  emptyStatus: 204,
  body: GroupInvitationBody,
  response: OrganizationInvitation,
  async handle({ services, caller, path, body }) {
    const { username, roles } = body;
    const asked = { projectId: path.groupId, username, roles };
    const member = await addProjectUser(services, caller, asked, 'renewed');
    if (member.status === 'ACTIVE') return undefined;
    const { name } = await requireOrganization(services.store.reader, member.organizationId);
    return presentOrganizationInvitation(member.invitation, name);
  },
  wires: {
    atlas: { versions: { '2023-02-01': { deprecated: DEPRECATED_PEOPLE } } },
  },
});
