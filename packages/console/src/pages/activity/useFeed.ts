import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listEvents } from '../../api/calls/events.js';
import type { Scope } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';
import { baseUrl } from '../../api/send.js';
import { scopeUrl } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import { writeSearch } from '../../shell/search-values.js';
import { eventFilter, type FeedFacts, factNames, readFeedSearch } from './feed-search.js';
import { wholeSeconds } from './local-dates.js';
import type { TimeRange } from './TimeRangeFilter.js';

/** The events that the address asks for, and what changes it. A range of time ends when it was chosen or refreshed. */
export function useFeed(scope: Scope) {
  const [values, change] = useSearchValues();
  const { page } = useListSearch();
  const search = readFeedSearch(values);
  const { range, rowsPerPage } = search;
  const [rangeEndsAt, setRangeEndsAt] = useState(() => Date.now());
  const filter = eventFilter(search, rangeEndsAt);
  const call = listEvents(scope, filter, { pageNum: page, itemsPerPage: rowsPerPage });
  const query = useQuery(read(call));
  return {
    values,
    change,
    search,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    call,
    query,
    changeTypes: (eventType: readonly string[]) => change({ eventType, page: undefined }),
    changeFacts: (facts: FeedFacts) =>
      change({ ...Object.fromEntries(factNames.map((name) => [name, facts[name]])), page: undefined }),
    changeRange({ range, minDate, maxDate }: TimeRange) {
      setRangeEndsAt(Date.now());
      change({ range, minDate, maxDate, page: undefined });
    },
    refresh() {
      const now = Date.now();
      if (eventFilter(search, now).minDate === filter.minDate) void query.refetch();
      else setRangeEndsAt(now);
    },
    /** Whoever opens it sees these events whenever that is, so a range becomes the dates that it stands for. */
    sharedUrl(): string {
      const shown = {
        ...filter,
        ...(range && { maxDate: wholeSeconds(Date.now()) }),
        ...(page > 1 && { page: String(page) }),
        ...(values.itemsPerPage && { itemsPerPage: String(rowsPerPage) }),
      };
      return baseUrl + scopeUrl(scope, 'activity') + writeSearch(shown);
    },
  };
}
