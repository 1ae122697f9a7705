import type { Caller } from '../../access/principal.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { actorOf } from '../../services/actor.js';
import type { Services } from '../../services/services.js';
import { addProjectUser } from '../../services/users/project-users.js';
import type { Member } from '../../store/queries/members.js';
import { presentProjectInvitation } from '../presenters/invitation.js';
import type { GroupInvitation } from '../schemas/invitations.js';

/** Invites somebody to a project, as addProjectUser does, and gives the invitation in the form of the wires. */
export async function inviteToProject(
  services: Services,
  caller: Caller,
  asked: { projectId: string; username: string; roles: readonly string[] },
): Promise<GroupInvitation> {
  const { projectId, roles } = asked;
  const member = await addProjectUser(services, caller, asked, 'renewed');
  const { name } = await requireProject(services.store.reader, projectId);
  const part =
    promisedPart(member, projectId) ??
    acceptedPart(projectId, actorOf(caller).name ?? '', roles, services.now());
  return presentProjectInvitation(part, { username: member.username, projectName: name }, roles);
}

function promisedPart(member: Member, projectId: string) {
  if (member.status === 'ACTIVE') return undefined;
  return member.invitation.projects.find((part) => part.projectId === projectId);
}

/** For a member there is nothing left to accept: the answer shows an invitation that is over as soon as it was made. */
function acceptedPart(projectId: string, inviterUsername: string, roles: readonly string[], now: number) {
  return {
    id: newId(now),
    projectId,
    inviterUsername,
    createdAt: now,
    expiresAt: now + limits.invitationDays * DAY_MS,
    roles,
  };
}
