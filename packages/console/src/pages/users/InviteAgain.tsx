import { inviteOrgUser, type OrgUser } from '../../api/calls/users.js';
import { useSend } from '../../api/query.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { useSession } from '../../session/session.js';

/** Renews an invitation, or makes one in place of one that is over, with what was promised before. */
export function InviteAgain({ orgId, user, onClose }: { orgId: string; user: OrgUser; onClose: () => void }) {
  const { serverSendsMail } = useSession();
  const say = useMessages();
  const { username, roles, teamIds } = user;
  const again = useSend(() => inviteOrgUser(orgId, { username, roles, teamIds }));
  return (
    <ConfirmDialog
      title={`Invite ${username} again?`}
      action="Invite Again"
      look="primary"
      isBusy={again.isPending}
      error={again.error}
      onClose={onClose}
      onConfirm={() =>
        again.mutate(undefined, {
          onSuccess() {
            say(`${username} was invited again`);
            onClose();
          },
        })
      }
    >
      <p>
        The invitation promises the same roles, projects and teams, for 30 days from now.{' '}
        {serverSendsMail
          ? 'Its link goes out by mail, and that of the earlier one ends.'
          : 'This server sends no mail: copy its link afterwards, and hand it on.'}
      </p>
    </ConfirmDialog>
  );
}
