import { useNavigate } from '@tanstack/react-router';
import type { Scope } from '../../api/calls/scopes.js';
import { type GroupPerson, removeGroupUser } from '../../api/calls/users.js';
import { useSend } from '../../api/query.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { roleNames } from '../../scopes/roles.js';

/** Takes the roles in a project from somebody, who stays in the organization. */
export function RemoveFromProject({
  scope,
  person,
  isSelf,
  onClose,
}: {
  scope: Scope & { kind: 'project'; name: string };
  person: GroupPerson;
  isSelf: boolean;
  onClose: () => void;
}) {
  const say = useMessages();
  const navigate = useNavigate();
  const { user, teams, orgRoles } = person;
  const removal = useSend(() => removeGroupUser(scope.groupId, user.id));
  const rest = [...roleNames(orgRoles), ...teams.map(({ name }) => `the team ${name}`)].join(', ');
  return (
    <ConfirmDialog
      title={isSelf ? `Leave ${scope.name}?` : `Remove ${user.username} from ${scope.name}?`}
      action={isSelf ? 'Leave Project' : 'Remove from Project'}
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(isSelf ? `You left ${scope.name}` : `${user.username} was removed from the project`);
            onClose();
            if (isSelf && rest === '') void navigate({ to: `/organizations/${scope.orgId}/projects` });
          },
        })
      }
    >
      <p>
        {user.orgMembershipStatus === 'ACTIVE'
          ? 'The roles in this project go at once. The membership in the organization stays, with everything else.'
          : 'The invitation to the organization stands, without this project.'}
      </p>
      {rest && <p>Access through {rest} stays: that is changed there.</p>}
    </ConfirmDialog>
  );
}
