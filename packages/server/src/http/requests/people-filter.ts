import type { Static } from 'typebox';
import { DAY_MS } from '../../domain/time-spans.js';
import type { GroupPeopleQuery, OrgPeopleQuery } from '../schemas/people-lists.js';

/** What a list of people is narrowed by besides a role, in the words of the store. `now` in UTC milliseconds. */
export function readPeopleFilter(
  query: Static<typeof OrgPeopleQuery> | Static<typeof GroupPeopleQuery>,
  now: number,
) {
  const { notSignedInForDays: idle, orgMembershipStatuses: statuses } = query;
  return {
    search: query.search,
    neverSignedIn: query.neverSignedIn,
    idleSince: idle === undefined ? undefined : now - idle * DAY_MS,
    statuses: statuses?.length ? statuses : undefined,
    now,
  };
}
