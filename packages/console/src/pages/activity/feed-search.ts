import type { EventFilter } from '../../api/calls/events.js';
import { HOUR_MS } from '../../domain.js';
import type { SearchValues } from '../../shell/search-values.js';
import { wholeSeconds } from './local-dates.js';

/** Ranges that end now, by what stands for them in the address. */
export const ranges = {
  '1h': { label: 'Last hour', ms: HOUR_MS },
  '24h': { label: 'Last 24 hours', ms: 24 * HOUR_MS },
  '7d': { label: 'Last 7 days', ms: 7 * 24 * HOUR_MS },
  '30d': { label: 'Last 30 days', ms: 30 * 24 * HOUR_MS },
} as const;
export type Range = keyof typeof ranges;

/** How many events a page can show. */
export const pageLengths = [25, 50, 100, 500] as const;

/**
 * What the address of the feed asks for. `eventType`, `minDate` and `maxDate` are those of the links that the API makes;
 * `range` is a range that ends whenever the page is looked at, and yields to the dates. All else is ignored.
 */
export interface FeedSearch {
  readonly types: readonly string[];
  readonly minDate: string | undefined;
  readonly maxDate: string | undefined;
  readonly range: Range | undefined;
  readonly facts: FeedFacts;
  readonly rowsPerPage: number;
}

/** What is typed to narrow the feed, by what it is called in the address and in the API. */
export const factNames = ['actor', 'target', 'address', 'text'] as const;
export type FeedFacts = { readonly [Name in (typeof factNames)[number]]?: string };

export function readFeedSearch(values: SearchValues): FeedSearch {
  const minDate = single(values.minDate);
  const maxDate = single(values.maxDate);
  const range = single(values.range);
  const facts = factNames.flatMap((name) => {
    const value = single(values[name])?.trim();
    return value ? [[name, value] as const] : [];
  });
  const rowsPerPage = Number(single(values.itemsPerPage));
  return {
    types: [...new Set([values.eventType ?? []].flat())].filter((type) => type !== ''),
    minDate,
    maxDate,
    range: !minDate && !maxDate && range !== undefined && isRange(range) ? range : undefined,
    facts: Object.fromEntries(facts),
    rowsPerPage: pageLengths.find((length) => length === rowsPerPage) ?? pageLengths[0],
  };
}

/** The filter of the API; `now` (UTC milliseconds) is where a range ends. */
export function eventFilter({ types, facts, minDate, maxDate, range }: FeedSearch, now: number): EventFilter {
  const from = range === undefined ? minDate : wholeSeconds(now - ranges[range].ms);
  return {
    ...facts,
    ...(types.length > 0 && { eventType: types }),
    ...(from && { minDate: from }),
    ...(maxDate && { maxDate }),
  };
}

function isRange(text: string): text is Range {
  return Object.hasOwn(ranges, text);
}

function single(value: SearchValues[string]): string | undefined {
  const first = [value].flat()[0];
  return first === '' ? undefined : first;
}
