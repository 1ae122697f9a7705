import { type FormEvent, useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import { updateServiceAccount } from '../../api/calls/service-accounts.js';
import { useSend } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { Dialog } from '../../kit/Dialog.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { rolesIn } from '../applications/roles.js';

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
  const [roles, setRoles] = useState(account.roles);
  const say = useMessages();
  const change = useSend(() => updateServiceAccount(scope, account.clientId, { roles }));
  const isEmpty = roles.length === 0;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isEmpty || change.isPending) return;
    change.mutate(undefined, {
      onSuccess() {
        say(`Permissions of ${account.name} saved`);
        onClose();
      },
    });
  }
  return (
    <Dialog
      title="Edit Permissions"
      description={
        <p>
          What {account.name} may do in this {scope.kind}, from its next request on. Its secrets and access
          tokens stay active until they expire or are revoked.
        </p>
      }
      onClose={onClose}
    >
      <form className="form" onSubmit={submit}>
        <RoleMenu
          label={permissionsLabel(scope)}
          options={rolesIn(scope)}
          roles={roles}
          onChange={setRoles}
          problem={isEmpty ? 'Choose at least one role.' : undefined}
        />
        <Refusal error={change.error} />
        <div className="row row-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" isBusy={change.isPending} disabled={isEmpty}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
