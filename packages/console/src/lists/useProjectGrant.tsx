import { type ReactNode, useState } from 'react';
import { RoleMenu } from '../kit/RoleMenu.js';
import { useGrantableRoles } from '../shell/grantable-roles.js';
import { type ChosenProject, ProjectField } from './ProjectField.js';

/** A project of an organization and roles in it, to be chosen in a dialog over many rows. */
export function useProjectGrant(orgId: string) {
  const [project, setProject] = useState<ChosenProject>();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const options = useGrantableRoles('project');
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
        <ProjectField orgId={orgId} project={project} problem={problem('project')} onChange={setProject} />
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
