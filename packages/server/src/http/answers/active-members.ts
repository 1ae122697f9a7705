import type { Services } from '../../services/services.js';
import type { Page } from '../../store/page.js';
import { type ActiveMember, listMembers, type MemberFilter } from '../../store/queries/members.js';

/** People as the first versions of the Atlas wire know them, and Cloud Manager does: members only. */
export async function listActiveMembers(
  { services, page }: { readonly services: Services; readonly page: Page },
  filter: Pick<MemberFilter, 'organizationId' | 'teamId' | 'project'>,
): Promise<{ results: ActiveMember[]; totalCount: number }> {
  const { results, totalCount } = await listMembers(
    services.store.reader,
    { ...filter, statuses: ['ACTIVE'], now: services.now() },
    page,
  );
  return { results: results.filter((member) => member.status === 'ACTIVE'), totalCount };
}
