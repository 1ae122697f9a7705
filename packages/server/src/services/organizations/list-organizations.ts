import { organizationIdsOf } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import type { Page } from '../../store/page.js';
import { listOrganizations, type Organization } from '../../store/queries/organizations.js';
import type { Services } from '../services.js';

/** The organizations the caller belongs to; a credential belongs to exactly one. A blank name filters nothing. */
export async function listOrganizationsOf(
  { store }: Services,
  caller: Caller,
  namePrefix: string | undefined,
  page: Page,
): Promise<{ results: Organization[]; totalCount: number }> {
  return listOrganizations(store.reader, { ids: organizationIdsOf(caller.principal), namePrefix }, page);
}
