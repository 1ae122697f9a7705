import { useState } from 'react';
import { addGroupUser, type OrgUser, removeOrgUser, updateOrgUserRoles } from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { counted } from '../../kit/counted.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { BulkDialog, NotDone } from '../../lists/BulkDialog.js';
import type { BulkAction, BulkProps } from '../../lists/TickedBar.js';
import { useProjectGrant } from '../../lists/useProjectGrant.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import type { NamedScope } from '../../shell/scope.js';

const nameOf = ({ username }: OrgUser) => username;

/** What can be done to many people of an organization. */
export function peopleActions(scope: NamedScope, selfId: string): readonly BulkAction<OrgUser>[] {
  return [
    { label: 'Edit Permissions', dialog: (props) => <Roles {...props} scope={scope} selfId={selfId} /> },
    { label: 'Add to Project', icon: 'plus', dialog: (props) => <AddToProject {...props} scope={scope} /> },
    {
      label: 'Remove from Organization',
      icon: 'trash',
      look: 'danger',
      dialog: (props) => <Remove {...props} scope={scope} selfId={selfId} />,
    },
  ];
}

type Props = BulkProps<OrgUser> & { readonly scope: NamedScope };

function Roles({ scope, selfId, ...bulk }: Props & { selfId: string }) {
  const options = useGrantableRoles();
  const [roles, setRoles] = useState<readonly string[]>([]);
  return (
    <BulkDialog
      {...bulk}
      title={`Edit the permissions of ${counted(bulk.rows.length, 'user')}`}
      action="Save"
      nameOf={nameOf}
      done={(count) => `Permissions of ${counted(count, 'user')} changed`}
      problems={{ roles: roles.length === 0 ? 'Choose at least one role.' : undefined }}
      run={({ id }) => {
        if (id === selfId) throw new NotDone('Nobody can change their own roles.');
        return send(updateOrgUserRoles(scope.orgId, id, roles));
      }}
    >
      {(problem) => (
        <>
          <RoleMenu
            label="Organization Permissions"
            options={options}
            roles={roles}
            problem={problem('roles')}
            onChange={setRoles}
          />
          <p>These roles replace the ones that they have in the organization. Roles in projects stay.</p>
        </>
      )}
    </BulkDialog>
  );
}

function AddToProject({ scope, ...bulk }: Props) {
  const { groupId, projectName, roles, problems, fields } = useProjectGrant(scope.orgId);
  return (
    <BulkDialog
      {...bulk}
      title={`Add ${counted(bulk.rows.length, 'user')} to a project`}
      action="Add to Project"
      nameOf={nameOf}
      done={(count) => `${counted(count, 'user')} added to ${projectName}`}
      problems={problems}
      run={({ username }) => send(addGroupUser(groupId, { username, roles }))}
    >
      {fields}
    </BulkDialog>
  );
}

function Remove({ scope, selfId, ...bulk }: Props & { selfId: string }) {
  return (
    <BulkDialog
      {...bulk}
      title={`Remove ${counted(bulk.rows.length, 'user')} from ${scope.name}?`}
      action="Remove from Organization"
      look="danger"
      nameOf={nameOf}
      done={(count) => `${counted(count, 'user')} removed`}
      run={({ id }) => {
        if (id === selfId) throw new NotDone('This is you: leave by the menu of your own row.');
        return send(removeOrgUser(scope.orgId, id));
      }}
    >
      <p>Their roles in this organization, its projects and its teams go at once. Invitations end.</p>
    </BulkDialog>
  );
}
