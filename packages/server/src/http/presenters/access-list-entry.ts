import { parseBlock } from '../../domain/addresses.js';
import type { AccessListEntry } from '../../store/queries/access-list-entries.js';
import type { UserAccessListResponse } from '../schemas/access-list-entries.js';
import { wireTime } from '../wire/render.js';

/** An entry of an API key's list. `lastUsed` and `lastUsedAddress` are absent until a call came in through it. */
export function presentAccessListEntry(
  entry: AccessListEntry,
  key: { organizationId: string; id: string },
  link: (path: string) => string,
): UserAccessListResponse {
  const path = `/orgs/${key.organizationId}/apiKeys/${key.id}/accessList/${entrySegment(entry)}`;
  return {
    cidrBlock: entry.cidrBlock,
    count: entry.requestCount,
    created: wireTime(entry.createdAt),
    ...(entry.ipAddress === null ? {} : { ipAddress: entry.ipAddress }),
    ...(entry.lastUsedAt === null ? {} : { lastUsed: wireTime(entry.lastUsedAt) }),
    ...(entry.lastUsedAddress === null ? {} : { lastUsedAddress: entry.lastUsedAddress }),
    links: [{ href: link(path), rel: 'self' }],
  };
}

/** What names an entry in a path. A single address is linked without its /32. */
export function entrySegment(entry: Pick<AccessListEntry, 'cidrBlock' | 'ipAddress'>): string {
  return encodeURIComponent(entry.ipAddress ?? entry.cidrBlock).replaceAll('%3A', ':');
}

/** An entry as the system status shows it: a single address in both forms, a wider block without an address. */
export function presentAccessListItem(cidrBlock: string) {
  const block = parseBlock(cidrBlock);
  return { cidrBlock, ipAddress: 'problem' in block ? null : (block.ipAddress ?? null) };
}
