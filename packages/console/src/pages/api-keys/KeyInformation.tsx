import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { limits } from '../../domain.js';
import { TextField } from '../../kit/Field.js';
import { problemOf } from '../../kit/Refusal.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { rolesIn } from '../applications/roles.js';

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
export function problemsOf({ desc, roles }: KeyDraft): { desc?: string; roles?: string } {
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

/** The roles that a key has in the scope itself. */
export function rolesOf(key: Credential, scope: Scope): readonly string[] {
  if (scope.kind === 'organization') return key.orgRoles;
  return key.groupRoles.find(({ groupId }) => groupId === scope.groupId)?.roles ?? [];
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

/** The fields of the step "API Key Information". Problems show once saving was tried. */
export function KeyInformation({
  scope,
  draft,
  onChange,
  error,
  isChecked,
}: {
  scope: Scope;
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
  error: unknown;
  isChecked: boolean;
}) {
  const problems = isChecked ? problemsOf(draft) : {};
  return (
    <>
      <TextField
        label="Description"
        hint="What the key is for."
        value={draft.desc}
        problem={problems.desc ?? problemOf(error, 'desc')}
        onChange={(event) => onChange({ ...draft, desc: event.target.value })}
      />
      <PermissionsField
        scope={scope}
        roles={draft.roles}
        problem={problems.roles ?? problemOf(error, 'roles')}
        onChange={(roles) => onChange({ ...draft, roles })}
      />
    </>
  );
}

/** The menu of the roles in the scope. */
export function PermissionsField({
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
      options={rolesIn(scope)}
      roles={roles}
      problem={problem}
      onChange={onChange}
    />
  );
}
