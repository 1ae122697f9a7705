import { createContext, useContext } from 'react';
import { Badges } from '../kit/Badge.js';
import { roleNames } from './roles.js';

/** What the roles of guarded APIs are called that can be granted in the scope of the page, by their constants. */
export const CustomRoleTitles = createContext<ReadonlyMap<string, string>>(new Map());

/** Names roles as people read them, those of guarded APIs too. */
export function useRoleNames(): (roles: readonly string[]) => string[] {
  const titles = useContext(CustomRoleTitles);
  return (roles) => roles.map((role) => titles.get(role) ?? roleNames([role])[0] ?? role);
}

/** Roles that somebody or something has; `none` stands for no role. */
export function RoleBadges({ roles, none }: { roles: readonly string[]; none?: string }) {
  const named = useRoleNames();
  return <Badges items={named(roles)} {...(none !== undefined && { none })} />;
}

/** The same in a sentence. */
export function RoleNames({ roles }: { roles: readonly string[] }) {
  const named = useRoleNames();
  return named(roles).join(', ');
}
