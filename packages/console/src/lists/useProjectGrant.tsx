import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { findProjects } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { RoleMenu } from '../kit/RoleMenu.js';
import { SuggestField } from '../kit/SuggestField.js';
import { useGrantableRoles } from '../shell/grantable-roles.js';

/** A project of an organization and roles in it, to be chosen in a dialog over many rows. */
export function useProjectGrant(orgId: string) {
  const [text, setText] = useState('');
  const [project, setProject] = useState<{ id: string; name: string }>();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
  const { data } = useQuery(read(findProjects(orgId, project ? '' : text.trim())));
  return {
    groupId: project?.id ?? '',
    projectName: project?.name ?? '',
    roles,
    problems: {
      project: project ? undefined : 'Choose a project from the list.',
      roles: roles.length === 0 ? 'Choose at least one role.' : undefined,
    },
    fields: (problem: (field: 'project' | 'roles') => string | undefined): ReactNode => (
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
          options={options}
          roles={roles}
          onChange={setRoles}
          problem={problem('roles')}
        />
      </>
    ),
  };
}
