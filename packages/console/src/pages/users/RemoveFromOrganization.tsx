import { useNavigate } from '@tanstack/react-router';
import { leaveOrganization } from '../../api/calls/organizations.js';
import { type OrgUser, removeOrgUser } from '../../api/calls/users.js';
import { useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import type { NamedScope } from '../../shell/scope.js';

/** Removes a member, ends an invitation, or lets the signed-in person leave. */
export function RemoveFromOrganization({
  scope,
  user,
  isSelf,
  onClose,
}: {
  scope: NamedScope;
  user: OrgUser;
  isSelf: boolean;
  onClose: () => void;
}) {
  const say = useMessages();
  const navigate = useNavigate();
  const removal = useSend(() =>
    isSelf ? leaveOrganization(scope.orgId) : removeOrgUser(scope.orgId, user.id),
  );
  const { username } = user;
  const { title, action, done } = isSelf
    ? {
        title: `Leave ${scope.name}?`,
        action: 'Leave Organization',
        done: `You left ${scope.name}`,
      }
    : user.orgMembershipStatus === 'ACTIVE'
      ? {
          title: `Remove ${username} from ${scope.name}?`,
          action: 'Remove from Organization',
          done: `${username} was removed`,
        }
      : user.orgMembershipStatus === 'PENDING'
        ? {
            title: `Cancel the invitation of ${username}?`,
            action: 'Cancel Invitation',
            done: 'Invitation cancelled',
          }
        : {
            title: `Delete the invitation of ${username}?`,
            action: 'Delete Invitation',
            done: 'Invitation deleted',
          };
  return (
    <ConfirmDialog
      title={title}
      action={action}
      cancel={user.orgMembershipStatus === 'ACTIVE' ? 'Cancel' : 'Keep Invitation'}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(done);
            onClose();
            if (isSelf) void navigate({ to: '/organizations', replace: true });
          },
        })
      }
    >
      <WhatGoes user={user} isSelf={isSelf} />
    </ConfirmDialog>
  );
}

function WhatGoes({ user, isSelf }: { user: OrgUser; isSelf: boolean }) {
  if (user.orgMembershipStatus === 'PENDING')
    return <p>The link of the invitation stops working at once. You can invite this person again later.</p>;
  if (user.orgMembershipStatus !== 'ACTIVE') return <p>It is over anyway, and leaves the list.</p>;
  const projects = user.roles.groupRoleAssignments.length;
  const teams = user.teamIds.length;
  const also = [
    projects > 0 && `the roles in ${counted(projects, 'project')}`,
    teams > 0 && `the membership in ${counted(teams, 'team')}`,
  ]
    .filter(Boolean)
    .join(' and ');
  return (
    <>
      <p>
        The organization roles go at once{also && `, and with them ${also}`}
        {isSelf && '. Only somebody else can let you in again'}.
      </p>
      <p>
        The account stays, and so do other organizations and signed-in sessions. API keys and service accounts
        go on working, whoever made them.
      </p>
    </>
  );
}
