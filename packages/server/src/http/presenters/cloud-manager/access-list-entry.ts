import type { AccessListEntry } from '../../../store/queries/access-list-entries.js';
import type { UserAccessListResponse } from '../../schemas/access-list-entries.js';
import { entrySegment, presentAccessListEntry as presentOnAtlas } from '../access-list-entry.js';
import { linksOf, type MakeLink } from './links.js';

/** An entry of an API key's list as on the Atlas wire, with its link on this one, never under the old name. */
export function presentAccessListEntry(
  entry: AccessListEntry,
  key: { organizationId: string; id: string },
  link: MakeLink,
): UserAccessListResponse {
  const path = `/orgs/${key.organizationId}/apiKeys/${key.id}/accessList/${entrySegment(entry)}`;
  return { ...presentOnAtlas(entry, key, link), links: linksOf(link, path) };
}
