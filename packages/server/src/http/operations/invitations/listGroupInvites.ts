import { requireProject } from '../../../changes/projects/require-project.js';
import { requireUsername } from '../../../changes/users/require-username.js';
import { listStandingProjectInvitations } from '../../../store/queries/invitations.js';
import { operation } from '../../define-operation.js';
import { presentProjectInvitation } from '../../presenters/invitation.js';
import { GroupInvitations, InvitationsQuery } from '../../schemas/invitations.js';
import { DEPRECATED_PROJECT_INVITATIONS } from '../../wires/atlas-deprecations.js';

export const listGroupInvites = operation({
  operationId: 'listGroupInvites',
  tag: 'Projects',
  summary: 'List the invitations to a project that can still be accepted, oldest first, as a bare array',
  method: 'GET',
  path: '/groups/{groupId}/invites',
  permission: 'project.invitations.write',
  query: InvitationsQuery,
  status: 200,
  response: GroupInvitations,
  async handle({ services, path, query }) {
    const { reader } = services.store;
    const { name } = await requireProject(reader, path.groupId);
    const found = await listStandingProjectInvitations(reader, path.groupId, {
      username: query.username === undefined ? undefined : requireUsername(query.username),
      now: services.now(),
    });
    return found.map(({ invitation, part }) =>
      presentProjectInvitation(part, { username: invitation.username, projectName: name }),
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': { deprecated: DEPRECATED_PROJECT_INVITATIONS } } },
    atlasV1: { like: '2023-01-01' },
    cloudManager: { tag: 'Invitations' },
  },
});
