import { readAddresses } from '../../kit/addresses.js';
import { Button } from '../../kit/Button.js';
import { TextAreaField } from '../../kit/Field.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import type { NewMember } from '../../scopes/MemberRows.js';
import { rolesIn } from '../../scopes/roles.js';

/** What stands in the field, before it becomes members. */
export interface TypedAddresses {
  readonly text: string;
  readonly roles: readonly string[];
  readonly problem?: string;
}

export const NO_ADDRESSES: TypedAddresses = { text: '', roles: ['ORG_MEMBER'] };

/**
 * Moves the addresses that were typed to the members. Those that are there already get the roles; what is no address
 * stays in the field, with the problem, and so does the address of whoever makes the organization.
 */
export function addTyped(
  members: readonly NewMember[],
  typed: TypedAddresses,
  self: string,
): { readonly members: readonly NewMember[]; readonly typed: TypedAddresses } {
  const { addresses, rest } = readAddresses(typed.text);
  if (addresses.length > 0 && typed.roles.length === 0)
    return { members, typed: { ...typed, problem: 'Choose at least one role for these people.' } };
  const others = addresses.filter((username) => username !== self);
  const kept = members.filter(({ username }) => !others.includes(username));
  const problems = [
    ...(others.length < addresses.length
      ? [`You are in it already, as Organization Owner: take out ${self}.`]
      : []),
    ...(rest === ''
      ? []
      : [`“${rest}” is not an e-mail address. Write it like name@example.com, or take it out.`]),
  ];
  return {
    members: [...kept, ...others.map((username) => ({ username, roles: typed.roles }))],
    typed: {
      ...NO_ADDRESSES,
      text: [...addresses.filter((username) => username === self), rest].join(' ').trim(),
      ...(problems.length > 0 && { problem: problems.join(' ') }),
    },
  };
}

/** Takes the e-mail addresses of several people at once, and the organization roles that they get. */
export function AddressesField({
  typed,
  onChange,
  onAdd,
}: {
  typed: TypedAddresses;
  onChange: (typed: TypedAddresses) => void;
  onAdd: () => void;
}) {
  return (
    <>
      <TextAreaField
        label="E-mail addresses"
        hint="One or several, separated by spaces, commas or lines. Invitations stand for 30 days."
        rows={2}
        value={typed.text}
        problem={typed.problem}
        onChange={(event) => onChange({ text: event.target.value, roles: typed.roles })}
      />
      <RoleMenu
        label="Organization Roles"
        options={rolesIn({ kind: 'organization', orgId: '' })}
        roles={typed.roles}
        onChange={(roles) => onChange({ ...typed, roles })}
      />
      <div>
        <Button icon="plus" onClick={onAdd} disabled={typed.text.trim() === ''}>
          Add to the list
        </Button>
      </div>
    </>
  );
}
