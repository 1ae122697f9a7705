import { useQuery } from '@tanstack/react-query';
import { findPeople } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { Loaded } from '../../kit/Loaded.js';
import { RoleMenu } from '../../kit/RoleMenu.js';
import { SuggestField } from '../../kit/SuggestField.js';
import { usePaused } from '../../kit/usePaused.js';
import { fullName } from '../../people/people.js';
import { useSession } from '../../session/session.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';

/** Who is chosen now, with an empty name for nobody, and what is typed to find somebody. */
export interface PickedPerson {
  readonly username: string;
  readonly typed: string;
  readonly roles: readonly string[];
}

/** Nobody, with the roles that whoever is chosen gets. */
export const NOBODY: PickedPerson = { username: '', typed: '', roles: ['GROUP_READ_ONLY'] };

/** What is wrong with what is typed: it names nobody. */
export function problemOfPerson({ username, typed }: PickedPerson): string | undefined {
  return username === '' && typed.trim() !== ''
    ? 'Choose somebody of the organization from the list, or empty the field.'
    : undefined;
}

/** Takes one of the people of the organization, whom the server finds, and the project roles that they get. */
export function PersonField({
  orgId,
  added,
  picked,
  problem,
  onPick,
  onAdd,
}: {
  orgId: string;
  /** Those who are on the list already. */
  added: readonly string[];
  picked: PickedPerson;
  problem: string | undefined;
  onPick: (picked: PickedPerson) => void;
  onAdd: () => void;
}) {
  const { user } = useSession();
  const options = useGrantableRoles('project');
  const everybody = useQuery(read(findPeople(orgId, '', ACTIVE)));
  const found = useQuery(read(findPeople(orgId, usePaused(picked.typed.trim()), ACTIVE)));
  const { username, typed, roles } = picked;
  const people = (found.data?.results ?? []).filter(
    (one) => one.id !== user.id && !added.includes(one.username),
  );
  return (
    <Loaded query={everybody}>
      {({ totalCount }) =>
        // Whoever creates the project is one of them.
        totalCount - 1 <= added.length ? (
          <p>
            {added.length === 0
              ? 'There is nobody else in the organization yet.'
              : 'Everybody else of the organization is on the list.'}
          </p>
        ) : (
          <>
            <SuggestField
              label="Person"
              placeholder="Type a part of the name or address"
              value={username === '' ? typed : username}
              problem={problem}
              suggestions={people.map((person) => ({
                value: person.username,
                label: person.username,
                hint: fullName(person),
              }))}
              onType={(text) => onPick({ username: '', typed: text, roles })}
              onChoose={({ value }) => onPick({ username: value, typed: '', roles })}
            />
            {username !== '' && (
              <>
                <RoleMenu
                  label="Project Roles"
                  options={options}
                  roles={roles}
                  problem={roles.length === 0 ? 'Choose at least one role.' : undefined}
                  onChange={(next) => onPick({ username, typed, roles: next })}
                />
                <div>
                  <Button icon="plus" onClick={onAdd} disabled={roles.length === 0}>
                    Add to the list
                  </Button>
                </div>
              </>
            )}
          </>
        )
      }
    </Loaded>
  );
}

const ACTIVE = { orgMembershipStatuses: ['ACTIVE' as const] };
