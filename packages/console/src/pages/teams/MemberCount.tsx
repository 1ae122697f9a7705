import { useQuery } from '@tanstack/react-query';
import { countTeamUsers } from '../../api/calls/teams.js';
import { read } from '../../api/query.js';
import { counted } from '../../kit/counted.js';

/** How many are in a team, or will be when they accept their invitation. */
export function MemberCount({ orgId, teamId }: { orgId: string; teamId: string }) {
  const { data } = useQuery(read(countTeamUsers(orgId, teamId)));
  return data && counted(data.totalCount, 'member');
}
