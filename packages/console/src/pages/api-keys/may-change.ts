import { useQuery } from '@tanstack/react-query';
import { getPermissions, type Scope } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';

/** Whether the signed-in person may change API keys in the scope; `undefined` while that is being read. */
export function useMayChangeKeys(scope: Scope): boolean | undefined {
  const { data } = useQuery({
    ...read(getPermissions(scope)),
    staleTime: 30_000,
    // The answer of another scope says nothing about this one.
    placeholderData: undefined,
  });
  return data?.permissions.includes(`${scope.kind}.apiKeys.write`);
}
