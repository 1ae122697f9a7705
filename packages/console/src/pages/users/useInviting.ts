import { useState } from 'react';
import type { TeamOverview } from '../../api/calls/teams.js';
import { inviteOrgUser } from '../../api/calls/users.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { attemptEach } from '../../kit/attempt-each.js';
import type { ProjectGrant } from './ProjectGrants.js';

/** What everybody gets who is invited together. */
export interface InvitationTerms {
  readonly orgRoles: readonly string[];
  readonly grants: readonly ProjectGrant[];
  readonly teams: readonly TeamOverview[];
}

export function toInvite(
  orgId: string,
  username: string,
  { orgRoles, grants, teams }: InvitationTerms,
): ReturnType<typeof inviteOrgUser> {
  return inviteOrgUser(orgId, {
    username,
    roles: {
      orgRoles,
      ...(grants.length > 0 && {
        groupRoleAssignments: grants.map(({ project, roles }) => ({
          groupId: project?.id ?? '{PROJECT-ID}',
          groupRoles: roles,
        })),
      }),
    },
    ...(teams.length > 0 && { teamIds: teams.map(({ id }) => id) }),
  });
}

/** Invites people, with a call for each address. `invite` tells `done` who was invited at this attempt, and who was refused. */
export function useInviting(orgId: string, terms: InvitationTerms) {
  const [invited, setInvited] = useState<readonly string[]>([]);
  const sending = useSteps((addresses: readonly string[]) =>
    attemptEach(addresses, (address) => send(toInvite(orgId, address, terms))),
  );
  function invite(
    addresses: readonly string[],
    done: (invited: readonly string[], refused: readonly string[]) => void,
  ) {
    sending.mutate(addresses, {
      onSuccess(attempts) {
        const now = attempts.done.map(({ item }) => item);
        setInvited((before) => [...new Set([...before, ...now])]);
        done(
          now,
          attempts.failed.map(({ item }) => item),
        );
      },
    });
  }
  const failed = sending.data?.failed ?? [];
  return { sending, invited, failed, isDone: sending.isSuccess && failed.length === 0, invite };
}
