import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import { rolesGranting } from '../../domain/permissions.js';
import type { Page, Slice } from '../../store/page.js';
import {
  listSortedMembers,
  type MemberListFilter,
  type MemberSortName,
} from '../../store/queries/member-lists.js';
import type { Member } from '../../store/queries/members.js';
import { teamsInProject } from '../../store/queries/team-projects.js';
import type { Order } from '../../store/sorted-pages.js';
import type { Reader } from '../../store/store.js';

/** Somebody who can use a project, with what each source gives. */
interface PersonOfProject {
  readonly member: Member;
  readonly ownRoles: readonly string[];
  /** Those that let into every project. */
  readonly organizationRoles: readonly string[];
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
}

const IN_EVERY_PROJECT: readonly string[] = rolesGranting('project.read');

/** Who can use a project, in an order. */
export async function listPeopleOfProject(
  reader: Reader,
  filter: MemberListFilter & { readonly project: { readonly id: string } },
  page: Page,
  order: Order<MemberSortName>,
): Promise<Slice<PersonOfProject>> {
  const { results, totalCount } = await listSortedMembers(reader, filter, page, order);
  const teamIds = [...new Set(results.flatMap((member) => member.teamIds))];
  const teams = await teamsInProject(reader, filter.project.id, teamIds);
  return {
    results: results.map((member) => ({
      member,
      ownRoles: rolesInProject(member, filter.project.id),
      organizationRoles: member.organizationRoles.filter((role) => IN_EVERY_PROJECT.includes(role)),
      teams: member.teamIds.flatMap((id) => {
        const team = teams.get(id);
        return team ? [{ id, ...team }] : [];
      }),
    })),
    totalCount,
  };
}
