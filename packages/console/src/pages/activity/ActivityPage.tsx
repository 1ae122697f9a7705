import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getActivityFeed, listEvents } from '../../api/calls/events.js';
import { read } from '../../api/query.js';
import { baseUrl } from '../../api/send.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { copy } from '../../kit/Copy.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { scopeUrl, useScope } from '../../shell/scope.js';
import { useListSearch, useSearchValues, writeSearch } from '../../shell/search.js';
import styles from './Activity.module.css';
import { EventDetails } from './EventDetails.js';
import { EventTable } from './EventTable.js';
import { ChosenTypes, EventTypeFilter } from './EventTypeFilter.js';
import { ExportProgress } from './ExportProgress.js';
import { type ExportForm, exportForms } from './export-file.js';
import { eventFilter, readFeedSearch } from './feed-search.js';
import { wholeSeconds } from './local-dates.js';
import { type TimeRange, TimeRangeFilter } from './TimeRangeFilter.js';
import { useExport } from './useExport.js';

/** What the public API takes in one request for a link. */
const MAX_LINKED_TYPES = 20;

const UNFILTERED = {
  eventType: undefined,
  range: undefined,
  minDate: undefined,
  maxDate: undefined,
  page: undefined,
};

/** The Activity Feed: what happened in an organization or project, newest first, filtered by what the address says. */
export function ActivityPage() {
  const scope = useScope();
  const say = useMessages();
  const [values, change] = useSearchValues();
  const { page } = useListSearch();
  const search = readFeedSearch(values);
  const { types, range, rowsPerPage } = search;
  const [rangeEndsAt, setRangeEndsAt] = useState(() => Date.now());
  const filter = eventFilter(search, rangeEndsAt);
  const call = listEvents(scope, filter, { pageNum: page, itemsPerPage: rowsPerPage });
  const query = useQuery(read(call));
  const exporting = useExport(scope, filter);
  const isFiltered = Object.keys(filter).length > 0;
  const filters = useRef<HTMLDivElement>(null);

  function changeTypes(eventType: readonly string[]) {
    change({ eventType, page: undefined });
  }
  /** For buttons that go when they are pressed, and would take the focus with them. */
  function focusFilters() {
    filters.current?.querySelector('button')?.focus();
  }
  function changeRange(times: TimeRange) {
    setRangeEndsAt(Date.now());
    change({ range: times.range, minDate: times.minDate, maxDate: times.maxDate, page: undefined });
  }
  function refresh() {
    const now = Date.now();
    if (eventFilter(search, now).minDate === filter.minDate) void query.refetch();
    else setRangeEndsAt(now);
  }
  /** Whoever opens it sees these events whenever that is, so a range becomes the dates that it stands for. */
  function sharedUrl(): string {
    const shown = {
      ...filter,
      ...(range && { maxDate: wholeSeconds(Date.now()) }),
      ...(page > 1 && { page: String(page) }),
      ...(values.itemsPerPage && { itemsPerPage: String(rowsPerPage) }),
    };
    return baseUrl + scopeUrl(scope, 'activity') + writeSearch(shown);
  }
  async function share() {
    await copy(sharedUrl()).then(
      () => say('Copied the URL of these events'),
      () => say('The browser does not let pages copy here. Copy the address of this page.'),
    );
  }

  return (
    <Page
      title="Activity Feed"
      eyebrow={scope.name}
      lead={`What was changed in this ${scope.kind}, by whom, and from where.`}
      actions={
        <>
          <Button icon="refresh" isBusy={query.isFetching && !query.isPending} onClick={refresh}>
            Refresh
          </Button>
          <Menu
            trigger={<Button icon="share">Share</Button>}
            groups={[
              {
                items: [
                  {
                    label: 'Copy URL',
                    hint: `For people who may see this ${scope.kind}`,
                    onSelect: () => void share(),
                  },
                ],
              },
            ]}
          />
          <Menu
            trigger={<Button icon="download">Export</Button>}
            groups={[
              {
                label: isFiltered ? 'All events that match the filters' : 'All events',
                items: Object.entries(exportForms).map(([form, { label, hint }]) => ({
                  label,
                  hint,
                  isDisabled: exporting.state.step === 'reading' || !query.data?.totalCount,
                  onSelect: () => void exporting.start(form as ExportForm),
                })),
              },
            ]}
          />
        </>
      }
    >
      <div className={styles.filters} ref={filters}>
        <EventTypeFilter types={types} onChange={changeTypes} />
        <TimeRangeFilter search={search} onChange={changeRange} />
        {isFiltered && (
          <Button
            look="quiet"
            onClick={() => {
              change(UNFILTERED);
              focusFilters();
            }}
          >
            Clear filters
          </Button>
        )}
      </div>
      <ChosenTypes
        types={types}
        onChange={(left) => {
          changeTypes(left);
          focusFilters();
        }}
      />
      <ExportProgress state={exporting.state} onCancel={exporting.cancel} onDismiss={exporting.dismiss} />
      <Loaded query={query}>
        {(events) => <EventTable events={events} rowsPerPage={rowsPerPage} isFiltered={isFiltered} />}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List these events', call },
          ...(types.length <= MAX_LINKED_TYPES
            ? [{ title: 'Get a link to this page', call: getActivityFeed(scope, filter) }]
            : []),
        ]}
      />
      {typeof values.event === 'string' && (
        <EventDetails id={values.event} onClose={() => change({ event: undefined })} />
      )}
    </Page>
  );
}
