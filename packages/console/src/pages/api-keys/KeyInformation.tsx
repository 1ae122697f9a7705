import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { rolesOf } from '../../credentials/credential-roles.js';
import { limits } from '../../domain.js';
import { TextField } from '../../kit/Field.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import type { Problems } from '../../kit/useForm.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** What is asked for of a key. */
export interface KeyDraft {
  readonly desc: string;
  readonly roles: readonly string[];
}

/** The names of both steps, in the words of the documents. */
export const KEY_STEPS = ['API Key Information', 'Private Key & Access List'] as const;

/** The label of the menu of roles. */
export function permissionsLabel(scope: Scope): string {
  return scope.kind === 'organization' ? 'Organization Permissions' : 'Project Permissions';
}

/** What is wrong with a draft, by field; empty when nothing is. */
export function problemsOf({ desc, roles }: KeyDraft): Problems<keyof KeyDraft> {
  const characters = [...desc].length;
  const { apiKeyDescriptionCharacters: most } = limits;
  return {
    ...(desc.trim() === '' && { desc: 'Write what the key is for, so that others know it later.' }),
    ...(characters > most && {
      desc: `Shorten it to ${most} characters; it has ${characters}.`,
    }),
    ...(roles.length === 0 && { roles: 'Select at least one role: without one a key can do nothing.' }),
  };
}

/** What a draft changes of a key; empty when it changes nothing. */
export function changesOf(key: Credential, scope: Scope, draft: KeyDraft): Partial<KeyDraft> {
  const before = new Set(rolesOf(key, scope));
  const hasSameRoles = before.size === draft.roles.length && draft.roles.every((role) => before.has(role));
  return {
    ...(draft.desc !== key.description && { desc: draft.desc }),
    ...(!hasSameRoles && { roles: draft.roles }),
  };
}

/** The fields of the step "API Key Information". */
export function KeyInformation({
  scope,
  draft,
  problem,
  isDescribedElsewhere = false,
  onChange,
}: {
  scope: Scope;
  draft: KeyDraft;
  /** The key reaches further than who is signed in manages, and so does its description. */
  isDescribedElsewhere?: boolean;
  /** What the form says of a field. */
  problem: (field: keyof KeyDraft) => string | undefined;
  onChange: (draft: KeyDraft) => void;
}) {
  return (
    <>
      <TextField
        label="Description"
        hint={
          isDescribedElsewhere
            ? 'Belongs to the key in the organization. An Organization Owner can change it.'
            : 'What the key is for.'
        }
        readOnly={isDescribedElsewhere}
        value={draft.desc}
        problem={problem('desc')}
        onChange={(event) => onChange({ ...draft, desc: event.target.value })}
      />
      <PermissionsField
        scope={scope}
        roles={draft.roles}
        problem={problem('roles')}
        onChange={(roles) => onChange({ ...draft, roles })}
      />
    </>
  );
}

/** The menu of the roles in the scope. */
function PermissionsField({
  scope,
  roles,
  problem,
  onChange,
}: {
  scope: Scope;
  roles: readonly string[];
  problem: string | undefined;
  onChange: (roles: readonly string[]) => void;
}) {
  return (
    <RoleMenu
      label={permissionsLabel(scope)}
      hint={`What the key may do in this ${scope.kind}. Several roles add up.`}
      options={useGrantableRoles()}
      roles={roles}
      problem={problem}
      onChange={onChange}
    />
  );
}
