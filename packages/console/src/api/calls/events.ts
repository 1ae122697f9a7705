import { get } from '../call.js';
import { shellWord } from '../curl.js';
import type { Page } from '../types.js';
import { type Scope, scopePath } from './scopes.js';

/** One line of the audit trail. What is not there was not the case, or does not belong to the type. */
export interface FeedEvent {
  readonly id: string;
  readonly created: string;
  readonly eventTypeName: string;
  readonly apiKeyId?: string;
  readonly publicKey?: string;
  /** The service account that acted. */
  readonly actorClientId?: string;
  /** The service account that the event is about; that which acted, in events about something else. */
  readonly clientId?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly remoteAddress?: string;
  readonly groupId?: string;
  readonly targetPublicKey?: string | null;
  readonly targetUsername?: string | null;
  readonly teamId?: string;
  readonly whitelistEntry?: string | null;
  readonly resourceId?: string;
  readonly resourceType?: string;
  /** Names as they are now; of what is gone there is none. */
  readonly raw?: {
    readonly cid?: string;
    readonly gn?: string;
    readonly orgId?: string;
    readonly orgName?: string;
    readonly severity?: string;
  };
}

/** Which events. Times as RFC 3339 writes them, both ends included. */
export interface EventFilter {
  readonly eventType?: readonly string[];
  readonly minDate?: string;
  readonly maxDate?: string;
}

/** The newest first, with the names of organization and project. */
export function listEvents(
  scope: Scope,
  filter: EventFilter,
  page: { pageNum?: number; itemsPerPage?: number; includeCount?: boolean } = {},
) {
  const { eventType = [], minDate, maxDate } = filter;
  const flags = [
    scope.kind === 'organization' ? `organizations list --orgId ${scope.orgId}` : '',
    scope.kind === 'project' ? `projects list --projectId ${scope.groupId}` : '',
    ...eventType.map((type) => `--type ${shellWord(type)}`),
    minDate && `--minDate ${shellWord(minDate)}`,
    maxDate && `--maxDate ${shellWord(maxDate)}`,
    page.itemsPerPage && `--limit ${page.itemsPerPage}`,
    page.pageNum && page.pageNum > 1 && `--page ${page.pageNum}`,
  ];
  return get<Page<FeedEvent>>(`${scopePath(scope)}/events`, {
    query: { eventType, minDate, maxDate, ...page, includeRaw: true },
    cli: `events ${flags.filter(Boolean).join(' ')}`,
  });
}

export const getEvent = (scope: Scope, id: string) =>
  get<FeedEvent>(`${scopePath(scope)}/events/${encodeURIComponent(id)}`, { query: { includeRaw: true } });

/** Answers a link to this console's page of the same events. It takes 20 types at most. */
export const getActivityFeed = (scope: Scope, { eventType, minDate, maxDate }: EventFilter) =>
  get<{ readonly link: string }>(`${scopePath(scope)}/activityFeed`, {
    query: { eventType, minDate, maxDate },
  });
