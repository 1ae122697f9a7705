import { useRef } from 'react';
import { Button } from '../../kit/Button.js';
import styles from './Activity.module.css';
import { ChosenTypes, EventTypeFilter } from './EventTypeFilter.js';
import { ChosenFacts, FactFilters } from './FactFilters.js';
import type { FeedFacts, FeedSearch } from './feed-search.js';
import { type TimeRange, TimeRangeFilter } from './TimeRangeFilter.js';

/** What narrows the feed: types of events, a range of time, and who, what, from where and a text. */
export function FeedFilters({
  search,
  isFiltered,
  onTypes,
  onRange,
  onFacts,
  onClear,
}: {
  search: FeedSearch;
  isFiltered: boolean;
  onTypes: (types: readonly string[]) => void;
  onRange: (range: TimeRange) => void;
  onFacts: (facts: FeedFacts) => void;
  onClear: () => void;
}) {
  const filters = useRef<HTMLDivElement>(null);
  /** For buttons that go when they are pressed, and would take the focus with them. */
  function focusFirst() {
    filters.current?.querySelector('button')?.focus();
  }
  return (
    <>
      <div className={styles.filters} ref={filters}>
        <EventTypeFilter types={search.types} onChange={onTypes} />
        <TimeRangeFilter search={search} onChange={onRange} />
        {isFiltered && (
          <Button
            look="quiet"
            onClick={() => {
              onClear();
              focusFirst();
            }}
          >
            Clear filters
          </Button>
        )}
      </div>
      <FactFilters key={JSON.stringify(search.facts)} facts={search.facts} onChange={onFacts} />
      <ChosenFacts
        facts={search.facts}
        onChange={(left) => {
          onFacts(left);
          focusFirst();
        }}
      />
      <ChosenTypes
        types={search.types}
        onChange={(left) => {
          onTypes(left);
          focusFirst();
        }}
      />
    </>
  );
}
