import type { AccessListEntry } from '../../store/queries/access-list-entries.js';
import type { ServiceAccountIPAccessListEntry } from '../schemas/service-account-entries.js';
import { wireTime } from '../wire/render.js';

/** An entry of a service account's list. Last use is absent until a call came in through the entry. */
export function presentServiceAccountEntry(entry: AccessListEntry): ServiceAccountIPAccessListEntry {
  return {
    cidrBlock: entry.cidrBlock,
    createdAt: wireTime(entry.createdAt),
    ...(entry.ipAddress === null ? {} : { ipAddress: entry.ipAddress }),
    ...(entry.lastUsedAddress === null ? {} : { lastUsedAddress: entry.lastUsedAddress }),
    ...(entry.lastUsedAt === null ? {} : { lastUsedAt: wireTime(entry.lastUsedAt) }),
    requestCount: entry.requestCount,
  };
}
