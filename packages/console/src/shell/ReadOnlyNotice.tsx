import { useQuery } from '@tanstack/react-query';
import { getPermissions } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { type Permission, rolesGranting } from '../domain.js';
import { Notice } from '../kit/Notice.js';
import { roleNames } from '../scopes/roles.js';
import { useScope } from './scope.js';

/** On a page that somebody can only look at: which role it takes to change something. Nothing for those who may. */
export function ReadOnlyNotice({ permission, what }: { permission: Permission; what: string }) {
  const { data } = useQuery({
    ...read(getPermissions(useScope())),
    staleTime: 30_000,
    // What was answered of another scope says nothing about this one.
    placeholderData: undefined,
  });
  if (data === undefined || data.permissions.includes(permission)) return null;
  return (
    <Notice>
      <p>
        You can look at {what}. Changing them takes the role {rolesFor(permission)}.
      </p>
    </Notice>
  );
}

/** `Organization Owner, Project Owner or Project User Admin`: the roles that hold a permission. */
export function rolesFor(permission: Permission): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(roleNames(rolesGranting(permission)));
}
