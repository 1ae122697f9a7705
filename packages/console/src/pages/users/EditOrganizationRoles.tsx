import { type OrgUser, updateOrgUserRoles } from '../../api/calls/users.js';
import { EditRolesDialog } from '../../scopes/EditRolesDialog.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

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
  return (
    <EditRolesDialog
      name={user.username}
      description={
        <>
          <strong>{user.username}</strong>
          {user.orgMembershipStatus === 'ACTIVE'
            ? 'Changes count from the next call or click on.'
            : 'These are promised by the invitation and come with accepting it.'}
        </>
      }
      label="Organization Permissions"
      options={useGrantableRoles()}
      given={user.roles.orgRoles}
      toCall={(roles) => updateOrgUserRoles(orgId, user.id, roles)}
      onClose={onClose}
    />
  );
}
