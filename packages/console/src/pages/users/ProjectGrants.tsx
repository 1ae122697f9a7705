import { Button, IconButton } from '../../kit/Button.js';
import { SelectField } from '../../kit/Field.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import styles from './ProjectGrants.module.css';

/** Roles to be given in a project; the project may not be chosen yet. */
export interface ProjectGrant {
  readonly groupId: string;
  readonly roles: readonly string[];
}

/** What has to be mended before the grants can be sent. */
export function grantsProblem(grants: readonly ProjectGrant[]): string | undefined {
  return grants.some(({ groupId, roles }) => groupId === '' || roles.length === 0)
    ? 'Choose a project and at least one role in each line, or remove the line.'
    : undefined;
}

/** Projects with the roles that somebody gets there, a line for each. */
export function ProjectGrants({
  projects,
  grants,
  problem,
  onChange,
}: {
  projects: readonly { readonly id: string; readonly name: string }[];
  grants: readonly ProjectGrant[];
  problem?: string | undefined;
  onChange: (grants: readonly ProjectGrant[]) => void;
}) {
  const options = useGrantableRoles('project');
  const taken = new Set(grants.map(({ groupId }) => groupId));
  const change = (index: number, changed: Partial<ProjectGrant>) =>
    onChange(grants.map((grant, at) => (at === index ? { ...grant, ...changed } : grant)));
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">Projects</legend>
      <div className="hint">Optional. Organization Owner is owner of every project anyway.</div>
      {grants.map((grant, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by
        <div key={index} className={styles.line}>
          <SelectField
            label="Project"
            value={grant.groupId}
            onValueChange={(groupId) => change(index, { groupId })}
            options={[
              { value: '', label: 'Choose a project' },
              ...projects
                .filter(({ id }) => id === grant.groupId || !taken.has(id))
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <RoleMenu
            label="Project Permissions"
            options={options}
            roles={grant.roles}
            onChange={(roles) => change(index, { roles })}
          />
          <IconButton
            icon="trash"
            look="danger"
            label={`Remove ${projects.find(({ id }) => id === grant.groupId)?.name ?? 'the empty line'}`}
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
        <Button
          icon="plus"
          disabled={grants.length >= projects.length}
          onClick={() => onChange([...grants, { groupId: '', roles: [] }])}
        >
          Add Project
        </Button>
      </div>
    </fieldset>
  );
}
