import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { organizationListTypes, projectListTypes } from '../../domain/event-lists.js';
import { type EventType, eventTypes } from '../../domain/events.js';
import { ownLimits } from '../../domain/limits.js';
import type { EventFilter } from '../../store/queries/events.js';
import { readDate } from '../wire/dates.js';
import { notBlank } from '../wire/query.js';
import { dateTime, someText, stringEnum, toldAs } from './common.js';
import { ListQuery } from './queries.js';
import { readAddress } from './refusals.js';

const listOfTypes = (types: readonly EventType[]) =>
  Type.Array(stringEnum(types), { maxItems: types.length });
const dateText = {
  description: 'RFC 3339, or a date without a time (its first moment); UTC if there is no time zone',
};
/** `readEventFilter` reads more forms than a schema can say. */
const EventDate = toldAs(dateTime(dateText), someText(dateText));

/** Query parameter of single events; the published default of lists too. */
const IncludeRaw = Type.Boolean({ default: false });

const eventsQuery = (types: readonly EventType[]) =>
  Type.Object({
    ...ListQuery.properties,
    eventType: Type.Optional(listOfTypes(types)),
    includeRaw: Type.Optional(IncludeRaw),
    maxDate: Type.Optional(EventDate),
    minDate: Type.Optional(EventDate),
  });

const filterText = (description: string) => notBlank(Type.Optional(someText({ description })));

/** Query parameters of the audit trail, which has events of every type. */
export const AuditEventsQuery = Type.Object({
  ...eventsQuery(eventTypes.map(({ type }) => type)).properties,
  actor: filterText('Only what this one did: a user name, public key or client ID'),
  address: notBlank(
    Type.Optional(
      Type.String({
        description: 'Only what was done from this IPv4 or IPv6 address',
        maxLength: textBounds.explainedName.most,
      }),
    ),
  ),
  target: filterText(
    'Only what is about this: a public key, client ID, user name, ID of a team, or name of a guarded API',
  ),
  text: notBlank(
    Type.Optional(
      Type.String({
        description: `Only events with this in the words or the name of their type, in who did it, in what it is about, or in a value before or after. It is looked for in the newest ${ownLimits.eventsSearched.toLocaleString('en')} that all else lets through`,
        maxLength: textBounds.search.most,
      }),
    ),
  ),
});

/** Query parameters of an organization's events. */
export const OrganizationEventsQuery = eventsQuery(organizationListTypes);

/** Query parameters of a project's events. */
export const ProjectEventsQuery = Type.Object({
  ...eventsQuery(projectListTypes).properties,
  clusterNames: Type.Optional(
    Type.Array(someText({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9-]*$' }), {
      maxItems: ownLimits.namesPerFilter,
    }),
  ),
  excludedEventType: Type.Optional(listOfTypes(projectListTypes)),
});

/** Query parameters of a single event. */
export const EventQuery = Type.Object({ includeRaw: Type.Optional(IncludeRaw) });

/** The filter that a query of the audit trail asks for. Refuses an address that is none, besides. */
export function readAuditFilter({
  actor,
  address,
  target,
  text,
  ...query
}: Static<typeof AuditEventsQuery>): EventFilter {
  return {
    ...readEventFilter(query),
    actor,
    target,
    text,
    address: address === undefined ? undefined : readAddress(address).text,
  };
}

/**
 * The filter that a query asks for. Answers show whole seconds, so a `maxDate` in whole seconds includes all of its
 * last one. Refuses what is no date, and an end before the beginning.
 */
export function readEventFilter(
  query: Omit<Static<typeof AuditEventsQuery>, 'eventType'> & {
    eventType?: string[];
    excludedEventType?: string[];
  },
): EventFilter {
  const { minDate, maxDate } = query;
  const createdFrom = minDate === undefined ? undefined : readDate(minDate, 'minDate');
  const latest = maxDate === undefined ? undefined : readDate(maxDate, 'maxDate');
  if (createdFrom !== undefined && latest !== undefined && createdFrom > latest)
    throw new RefusalError(refuse('INVALID_DATE_RANGE', minDate ?? '', maxDate ?? ''));
  return {
    types: query.eventType,
    excludedTypes: query.excludedEventType,
    createdFrom,
    createdUntil: latest !== undefined && latest % 1000 === 0 ? latest + 999 : latest,
  };
}
