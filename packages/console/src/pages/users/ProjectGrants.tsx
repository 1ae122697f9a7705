import { Button, IconButton } from '../../kit/Button.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { type ChosenProject, ProjectField } from '../../lists/ProjectField.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import styles from './ProjectGrants.module.css';

/** Roles to be given in a project, which may not be chosen yet. */
export interface ProjectGrant {
  readonly project?: ChosenProject | undefined;
  readonly roles: readonly string[];
}

/** What has to be mended before the grants can be sent. */
export function grantsProblem(grants: readonly ProjectGrant[]): string | undefined {
  return grants.some(({ project, roles }) => project === undefined || roles.length === 0)
    ? 'Choose a project and at least one role in each line, or remove the line.'
    : undefined;
}

/** Projects with the roles that somebody gets there, a line for each. */
export function ProjectGrants({
  orgId,
  grants,
  problem,
  onChange,
}: {
  orgId: string;
  grants: readonly ProjectGrant[];
  problem?: string | undefined;
  onChange: (grants: readonly ProjectGrant[]) => void;
}) {
  const options = useGrantableRoles('project');
  const taken = grants.flatMap(({ project }) => project?.id ?? []);
  const change = (index: number, changed: Partial<ProjectGrant>) =>
    onChange(grants.map((grant, at) => (at === index ? { ...grant, ...changed } : grant)));
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">Projects</legend>
      <div className="hint">Optional. Organization Owner is owner of every project anyway.</div>
      {grants.map(({ project, roles }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by
        <div key={index} className={styles.line}>
          <ProjectField
            orgId={orgId}
            project={project}
            taken={taken}
            onChange={(chosen) => change(index, { project: chosen })}
          />
          <RoleMenu
            label="Project Permissions"
            options={options}
            roles={roles}
            onChange={(next) => change(index, { roles: next })}
          />
          <IconButton
            icon="trash"
            look="danger"
            label={`Remove ${project?.name ?? 'the empty line'}`}
            onClick={() => onChange(grants.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {problem && (
        <div className="problem" role="alert">
          {problem}
        </div>
      )}
      <div>
        <Button icon="plus" onClick={() => onChange([...grants, { roles: [] }])}>
          Add Project
        </Button>
      </div>
    </fieldset>
  );
}
