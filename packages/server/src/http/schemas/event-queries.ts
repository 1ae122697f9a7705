import { type Static, Type } from 'typebox';
import { RefusalError, refuse } from '../../domain/errors.js';
import { organizationListTypes, projectListTypes } from '../../domain/event-lists.js';
import { type EventType, eventTypes } from '../../domain/events.js';
import { ownLimits } from '../../domain/limits.js';
import type { EventFilter } from '../../store/queries/events.js';
import { readDate } from '../wire/dates.js';
import { dateTime, someText, stringEnum, toldAs } from './common.js';
import { ListQuery } from './queries.js';

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

/** Query parameters of the audit trail, which has events of every type. */
export const AuditEventsQuery = eventsQuery(eventTypes.map(({ type }) => type));

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
