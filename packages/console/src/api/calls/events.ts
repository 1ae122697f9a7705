import type { InputOf, Page, Private, PrivateOperations } from '@sallyport/client';
import { type Call, call } from '../call.js';
import { shellWord } from '../curl.js';
import { commandsOf, idOf, operationIn, type Scope, type Slice } from './scopes.js';

/** One line of the audit trail. What is not there was not the case, or does not belong to the type. */
export type FeedEvent = Private.AuditEventView;

type EventType = NonNullable<InputOf<PrivateOperations, 'listOrgAuditEvents'>['eventType']>[number];

/** Which events. Times as RFC 3339 writes them, both ends included. */
export interface EventFilter {
  readonly eventType?: readonly string[];
  readonly minDate?: string;
  readonly maxDate?: string;
  /** User name, public key or client ID of who did it. */
  readonly actor?: string;
  /** Public key, client ID, user name, ID of a team or name of a guarded API that it is about. */
  readonly target?: string;
  /** From which it was done. */
  readonly address?: string;
  readonly text?: string;
}

/** Which types there are is for the server to say: a filter can come from the address of a page. */
function sent({ eventType = [], ...filter }: EventFilter) {
  return { eventType: eventType as readonly EventType[], ...filter };
}

/** The newest first, with the names of organization and project. */
export function listEvents(
  scope: Scope,
  filter: EventFilter,
  page: Slice & { includeCount?: boolean } = {},
): Call<Page<FeedEvent>> {
  const { eventType, ...narrowed } = sent(filter);
  const { actor, target, address, text, minDate, maxDate } = narrowed;
  const { group, flag } = commandsOf(scope);
  const flags = [
    `${group} list ${flag}`,
    ...eventType.map((type) => `--type ${shellWord(type)}`),
    actor && `--actor ${shellWord(actor)}`,
    target && `--target ${shellWord(target)}`,
    address && `--address ${shellWord(address)}`,
    text && `--text ${shellWord(text)}`,
    minDate && `--minDate ${shellWord(minDate)}`,
    maxDate && `--maxDate ${shellWord(maxDate)}`,
    page.itemsPerPage && `--limit ${page.itemsPerPage}`,
    page.pageNum && page.pageNum > 1 && `--page ${page.pageNum}`,
  ];
  return call(
    operationIn(scope, 'listOrgAuditEvents', 'listGroupAuditEvents'),
    { ...idOf(scope), eventType, ...narrowed, ...page, includeRaw: true },
    `events ${flags.filter(Boolean).join(' ')}`,
  );
}

export const getEvent = (scope: Scope, eventId: string): Call<FeedEvent> =>
  call(operationIn(scope, 'getOrgAuditEvent', 'getGroupAuditEvent'), {
    ...idOf(scope),
    eventId,
    includeRaw: true,
  });

/** Answers a link to this console's page of the same events, by type and time. It takes 20 types at most. */
export const getActivityFeed = (
  scope: Scope,
  filter: Pick<EventFilter, 'eventType' | 'minDate' | 'maxDate'>,
) =>
  call(operationIn(scope, 'getOrgActivityFeed', 'getGroupActivityFeed'), {
    ...idOf(scope),
    ...sent(filter),
  });
