import type { Services } from '../../services/services.js';
import type { Page } from '../../store/page.js';
import { type ActiveMember, listMembers, type MemberFilter } from '../../store/queries/members.js';
import { presentMemberListItem } from '../presenters/user-member.js';

interface ListContext {
  readonly services: Services;
  readonly page: Page;
  link(path: string): string;
  list(results: readonly unknown[], totalCount: number): unknown;
}

/** A list of people in the form of the first versions, which know members only. */
export async function listActive(
  { services, page, link, list }: ListContext,
  filter: Pick<MemberFilter, 'organizationId' | 'teamId' | 'project'>,
  present: (member: ActiveMember, link: (path: string) => string) => unknown = presentMemberListItem,
): Promise<unknown> {
  const { results, totalCount } = await listMembers(
    services.store.reader,
    { ...filter, statuses: ['ACTIVE'], now: Date.now() },
    page,
  );
  return list(
    results.flatMap((member) => (member.status === 'ACTIVE' ? [present(member, link)] : [])),
    totalCount,
  );
}
