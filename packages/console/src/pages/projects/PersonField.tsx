import { useQuery } from '@tanstack/react-query';
import { listOrgUsers } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { SelectField } from '../../kit/Field.js';
import { Loaded } from '../../kit/Loaded.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { fullName } from '../../people/people.js';
import type { NewMember } from '../../scopes/MemberRows.js';
import { useSession } from '../../session/session.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** Nobody, with the roles that whoever is selected gets. */
export const NOBODY: NewMember = { username: '', roles: ['GROUP_READ_ONLY'] };

/** Takes one of the people of the organization, and the project roles that they get. */
export function PersonField({
  orgId,
  added,
  picked,
  onPick,
  onAdd,
}: {
  orgId: string;
  /** Those who are on the list already. */
  added: readonly string[];
  /** Who is selected now; nobody with an empty name. */
  picked: NewMember;
  onPick: (picked: NewMember) => void;
  onAdd: () => void;
}) {
  const { user } = useSession();
  const options = useGrantableRoles('project');
  const query = useQuery(read(listOrgUsers(orgId, ['ACTIVE'])));
  const { username, roles } = picked;
  return (
    <Loaded query={query}>
      {({ results }) => {
        const people = results.filter((one) => one.id !== user.id && !added.includes(one.username));
        if (people.length === 0)
          return (
            <p>
              {added.length === 0
                ? 'There is nobody else in the organization yet.'
                : 'Everybody else of the organization is on the list.'}
            </p>
          );
        return (
          <>
            <SelectField
              label="Person"
              value={username}
              onValueChange={(next) => onPick({ username: next, roles })}
              options={[
                { value: '', label: 'Select a person' },
                ...people.map((person) => ({
                  value: person.username,
                  label: [fullName(person), person.username].filter(Boolean).join(' · '),
                })),
              ]}
            />
            {username !== '' && (
              <>
                <RoleMenu
                  label="Project Roles"
                  options={options}
                  roles={roles}
                  problem={roles.length === 0 ? 'Choose at least one role.' : undefined}
                  onChange={(next) => onPick({ username, roles: next })}
                />
                <div>
                  <Button icon="plus" onClick={onAdd} disabled={roles.length === 0}>
                    Add to the list
                  </Button>
                </div>
              </>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
