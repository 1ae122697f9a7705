import { type FormEvent, useState } from 'react';
import { type OrgUser, updateOrgUserRoles } from '../../api/calls/users.js';
import { useSend } from '../../api/query.js';
import { organizationRoles } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';

/** Edit Permissions of a member or pending user: the organization roles, replaced in one call. */
export function EditOrganizationRoles({
  orgId,
  user,
  onClose,
}: {
  orgId: string;
  user: OrgUser;
  onClose: () => void;
}) {
  const say = useMessages();
  const [roles, setRoles] = useState<readonly string[]>(user.roles.orgRoles);
  const update = useSend(() => updateOrgUserRoles(orgId, user.id, roles));
  const isPending = user.orgMembershipStatus !== 'ACTIVE';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (roles.length === 0 || update.isPending) return;
    update.mutate(undefined, {
      onSuccess() {
        say(`Permissions of ${user.username} changed`);
        onClose();
      },
    });
  }
  return (
    <Dialog
      title="Edit Permissions"
      description={
        <>
          <strong>{user.username}</strong>
          {isPending
            ? 'These are promised by the invitation and come with accepting it.'
            : 'Changes count from the next call or click on.'}
        </>
      }
      onClose={onClose}
    >
      <form className="form" onSubmit={submit}>
        <RoleMenu
          label="Organization Permissions"
          options={organizationRoles}
          roles={roles}
          problem={roles.length === 0 ? 'Choose at least one role.' : undefined}
          onChange={setRoles}
        />
        <Refusal error={update.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={update.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel
          calls={[
            {
              title: `Replace the roles of ${user.username}`,
              call: updateOrgUserRoles(orgId, user.id, roles),
            },
          ]}
        />
      </form>
    </Dialog>
  );
}
