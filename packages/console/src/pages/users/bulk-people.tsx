import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findProjects } from '../../api/calls/scopes.js';
import { addGroupUser, type OrgUser, removeOrgUser, updateOrgUserRoles } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { send } from '../../api/send.js';
import { organizationRoles, projectRoles } from '../../domain.js';
import { counted } from '../../kit/counted.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { SuggestField } from '../../kit/SuggestField.js';
import { BulkDialog, NotDone } from '../../lists/BulkDialog.js';
import type { BulkAction, BulkProps } from '../../lists/TickedBar.js';
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
            options={organizationRoles}
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
  const [text, setText] = useState('');
  const [project, setProject] = useState<{ id: string; name: string }>();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const { data } = useQuery(read(findProjects(scope.orgId, project ? '' : text.trim())));
  return (
    <BulkDialog
      {...bulk}
      title={`Add ${counted(bulk.rows.length, 'user')} to a project`}
      action="Add to Project"
      nameOf={nameOf}
      done={(count) => `${counted(count, 'user')} added to ${project?.name}`}
      problems={{
        project: project ? undefined : 'Choose a project from the list.',
        roles: roles.length === 0 ? 'Choose at least one role.' : undefined,
      }}
      run={({ username }) => send(addGroupUser(project?.id ?? '', { username, roles }))}
    >
      {(problem) => (
        <>
          <SuggestField
            label="Project"
            hint="Type a part of the name, then choose one."
            value={text}
            problem={problem('project')}
            suggestions={(data?.results ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onType={(typed) => {
              setText(typed);
              setProject(undefined);
            }}
            onChoose={({ value, label }) => {
              setText(label);
              setProject({ id: value, name: label });
            }}
          />
          <RoleMenu
            label="Project Permissions"
            options={projectRoles}
            roles={roles}
            problem={problem('roles')}
            onChange={setRoles}
          />
        </>
      )}
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
