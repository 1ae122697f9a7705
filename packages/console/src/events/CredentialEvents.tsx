import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FeedEvent } from '../api/calls/events.js';
import { listEvents } from '../api/calls/events.js';
import { read } from '../api/query.js';
import { Loaded } from '../kit/Loaded.js';
import { type Column, Table } from '../kit/Table.js';
import { Time } from '../kit/Time.js';
import { type NamedScope, scopeUrl, useMay } from '../shell/scope.js';
import { ChangeLines } from './EventChanges.js';
import { ActorCell } from './event-cells.js';
import { eventLabel } from './event-words.js';
import styles from './events.module.css';

const ROWS = 5;

/** What was changed of a credential lately, by whom and from what to what, with the way to all of it. */
export function CredentialEvents({
  scope,
  name,
}: {
  scope: NamedScope;
  /** Its public key or client ID. */
  name: string;
}) {
  const maySee = useMay(scope)(`${scope.kind}.events.read`);
  const query = useQuery({
    ...read(listEvents(scope, { target: name }, { itemsPerPage: ROWS, includeCount: false })),
    enabled: maySee,
  });
  if (!maySee) return null;
  const feed = scopeUrl(scope, 'activity');
  return (
    <section className="stack-tight" aria-labelledby="events">
      <div className="spread">
        <h2 id="events">Events</h2>
        <span className={styles.ways}>
          <Link to={feed} search={{ target: name }}>
            All events about it
          </Link>
          <Link to={feed} search={{ actor: name }}>
            What it did
          </Link>
        </span>
      </div>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <p className="quiet">Nothing was changed of it here.</p>
          ) : (
            <Table caption="Events" columns={COLUMNS} rows={results} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </section>
  );
}

const COLUMNS: readonly Column<FeedEvent>[] = [
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
        {eventLabel(event.eventTypeName)}
        <ChangeLines event={event} />
      </span>
    ),
  },
  { name: 'Who', cell: (event) => <ActorCell event={event} /> },
];
