import { Badges } from './Badge.js';
import { Field } from './Field.js';
import { Icon } from './Icon.js';
import { Menu } from './Menu.js';

/** A role that can be chosen. */
export interface RoleOption {
  readonly role: string;
  readonly displayName: string;
  readonly purpose: string;
  /** The title of the guarded API that defines it; Sallyport's own have none. */
  readonly group?: string;
}

/** The menu "Organization Permissions" or "Project Permissions": several roles can be chosen. */
export function RoleMenu({
  label,
  hint,
  problem,
  options: offered,
  roles,
  onChange,
}: {
  label: string;
  hint?: string;
  problem?: string | undefined;
  options: readonly RoleOption[];
  roles: readonly string[];
  onChange: (roles: readonly string[]) => void;
}) {
  const options = [...offered, ...goneFrom(offered, roles)];
  const chosen = options.filter(({ role }) => roles.includes(role));
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <>
          <Menu
            trigger={
              <button type="button" className="input spread" {...control}>
                <span className={chosen.length === 0 ? 'quiet' : undefined}>
                  {chosen.length === 0 ? 'Select roles' : `${chosen.length} selected`}
                </span>
                <Icon name="down" />
              </button>
            }
            groups={groupsOf(options).map(({ group, members }) => ({
              label: group,
              items: members.map(({ role, displayName, purpose }) => {
                const isChosen = roles.includes(role);
                return {
                  key: role,
                  label: displayName,
                  hint: purpose,
                  isChosen,
                  onSelect: () =>
                    onChange(isChosen ? roles.filter((other) => other !== role) : [...roles, role]),
                };
              }),
            }))}
          />
          {chosen.length > 0 && <Badges items={chosen.map(({ displayName }) => displayName)} />}
        </>
      )}
    </Field>
  );
}

/** In the order in which they first come. */
function groupsOf(options: readonly RoleOption[]) {
  const groups = new Map<string, RoleOption[]>();
  for (const option of options) {
    const { group = '' } = option;
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

/** Roles that are held and that nobody can grant any more, such as one that its API retired: they can be taken away. */
function goneFrom(offered: readonly RoleOption[], held: readonly string[]): readonly RoleOption[] {
  const known = new Set(offered.map(({ role }) => role));
  return held
    .filter((role) => !known.has(role))
    .map((role) => ({
      role,
      displayName: role,
      purpose: 'Permits nothing any more.',
      group: 'Not offered any more',
    }));
}
