import type { UserAccessListEntry } from '../../../store/queries/user-access-lists.js';
import type { UserAccessListEntry as WireEntry } from '../../schemas/cloud-manager/users.js';
import { wireTime } from '../../wire/render.js';
import { entrySegment } from '../access-list-entry.js';
import { linksOf, type MakeLink } from './links.js';

/** An entry of a person's own list. It lets no call in, so its count stays at 0. */
export function presentUserAccessListEntry(
  entry: UserAccessListEntry,
  userId: string,
  link: MakeLink,
): WireEntry {
  return {
    cidrBlock: entry.cidrBlock,
    ...(entry.comment === null ? {} : { comment: entry.comment }),
    count: 0,
    created: wireTime(entry.createdAt),
    ...(entry.ipAddress === null ? {} : { ipAddress: entry.ipAddress }),
    links: linksOf(link, `/users/${userId}/accessList/${entrySegment(entry)}`),
  };
}
