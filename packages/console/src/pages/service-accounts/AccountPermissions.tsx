import type { Scope } from '../../api/calls/scopes.js';
import { updateServiceAccount } from '../../api/calls/service-accounts.js';
import { EditRolesDialog } from '../../scopes/EditRolesDialog.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** The name of the menu of roles in a scope. */
export function permissionsLabel(scope: Scope): string {
  return scope.kind === 'organization' ? 'Organization Permissions' : 'Project Permissions';
}

/** "Edit Permissions": replaces the roles of an account in the organization, or in the project. */
export function EditAccountPermissions({
  scope,
  account,
  onClose,
}: {
  scope: Scope;
  account: { readonly clientId: string; readonly name: string; readonly roles: readonly string[] };
  onClose: () => void;
}) {
  return (
    <EditRolesDialog
      name={account.name}
      description={
        <p>
          What {account.name} may do in this {scope.kind}, from its next request on. Its secrets and access
          tokens stay active until they expire or are revoked.
        </p>
      }
      label={permissionsLabel(scope)}
      options={useGrantableRoles()}
      given={account.roles}
      toCall={(roles) => updateServiceAccount(scope, account.clientId, { roles })}
      onClose={onClose}
    />
  );
}
