import type { Page } from '@sallyport/client';
import type { FeedEvent } from '../../api/calls/events.js';
import { ChangeLines } from '../../events/EventChanges.js';
import { ActorCell, TargetCell } from '../../events/event-cells.js';
import { eventCategory, eventLabel } from '../../events/event-words.js';
import { AddressText } from '../../kit/AddressText.js';
import { Button } from '../../kit/Button.js';
import { SelectField } from '../../kit/Field.js';
import { Empty } from '../../kit/Page.js';
import { Pager } from '../../kit/Pager.js';
import { PathText } from '../../kit/PathText.js';
import { type Column, Table } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import styles from './Activity.module.css';
import { pageLengths } from './feed-search.js';

/** A page of events, how many match in all, and the way to the other pages. Details open from the name of an event. */
export function EventTable({
  events,
  rowsPerPage,
  isFiltered,
}: {
  events: Page<FeedEvent>;
  rowsPerPage: number;
  isFiltered: boolean;
}) {
  const [, change] = useSearchValues();
  const { page, setPage } = useListSearch();
  const { results, totalCount } = events;
  if (totalCount === 0) return <NoEvents isFiltered={isFiltered} />;
  if (results.length === 0)
    return (
      <Empty
        title="There is no such page"
        action={<Button onClick={() => setPage(1)}>Go to the first page</Button>}
      >
        Fewer events match than when this address was made.
      </Empty>
    );
  return (
    <div className="stack-tight">
      <div className="spread">
        <div className="quiet">
          <span role="status">
            {totalCount === 1 ? '1 event' : `${totalCount.toLocaleString()} events, newest first`}
          </span>
          . Times are those of your zone, {Intl.DateTimeFormat().resolvedOptions().timeZone}.
        </div>
        <div className={styles.length}>
          <SelectField
            label="Rows per page"
            options={pageLengths.map((length) => ({ value: String(length), label: String(length) }))}
            value={String(rowsPerPage)}
            onValueChange={(length) =>
              change({
                itemsPerPage: length === String(pageLengths[0]) ? undefined : length,
                page: undefined,
              })
            }
          />
        </div>
      </div>
      <Table
        caption="Events"
        columns={columns((event) => change({ event: event.id }))}
        rows={results}
        keyOf={({ id }) => id}
      />
      <Pager page={page} rowsPerPage={rowsPerPage} total={totalCount} onPage={setPage} />
    </div>
  );
}

const columns = (open: (event: FeedEvent) => void): readonly Column<FeedEvent>[] => [
  {
    name: 'Time',
    cell: ({ created }) => (
      <span className="nowrap">
        <Time time={created} />
      </span>
    ),
  },
  {
    name: 'Event',
    isHeader: true,
    cell: (event) => (
      <span className={styles.cell}>
        <button type="button" className={styles.open} onClick={() => open(event)}>
          {eventLabel(event.eventTypeName)}
        </button>
        <span className="quiet">
          <PathText text={event.eventTypeName} />
        </span>
        <ChangeLines event={event} />
      </span>
    ),
  },
  {
    name: 'Category',
    cell: ({ eventTypeName }) => <span className="nowrap">{eventCategory(eventTypeName)}</span>,
  },
  { name: 'Who', cell: (event) => <ActorCell event={event} /> },
  {
    name: 'From',
    cell: ({ remoteAddress }) =>
      remoteAddress ? (
        <AddressText address={remoteAddress} />
      ) : (
        <span className="quiet nowrap">No address</span>
      ),
  },
  { name: 'About', cell: (event) => <TargetCell event={event} /> },
];

function NoEvents({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Empty title="No event matches the filters">
        Choose other event types or a longer time range, or clear the filters.
      </Empty>
    );
  return (
    <Empty title="No events yet">
      Every change leaves an event here: of credentials, roles, access lists, settings, teams and people.
      Reading leaves none.
    </Empty>
  );
}
