import { useParams } from '@tanstack/react-router';

/** A part of the address, by its name in the route; empty where the route has no such part. */
export function usePathParam(
  name: 'orgId' | 'groupId' | 'apiUserId' | 'clientId' | 'teamId' | 'apiName' | 'gateName',
): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}
