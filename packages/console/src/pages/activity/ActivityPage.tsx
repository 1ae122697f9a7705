import { getActivityFeed } from '../../api/calls/events.js';
import type { Scope } from '../../api/calls/scopes.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { copy } from '../../kit/Copy.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { useMessages } from '../../kit/Messages.js';
import { Page } from '../../kit/Page.js';
import { useScope } from '../../shell/scope.js';
import { EventDetails } from './EventDetails.js';
import { EventTable } from './EventTable.js';
import { ExportProgress } from './ExportProgress.js';
import { type ExportForm, exportForms } from './export-file.js';
import { FeedFilters } from './FeedFilters.js';
import { useExport } from './useExport.js';
import { useFeed } from './useFeed.js';

/** What the public API takes in one request for a link. */
const MAX_LINKED_TYPES = 20;

const UNFILTERED = {
  eventType: undefined,
  actor: undefined,
  target: undefined,
  address: undefined,
  text: undefined,
  range: undefined,
  minDate: undefined,
  maxDate: undefined,
  page: undefined,
};

/** The Activity Feed: what happened in an organization or project, newest first, filtered by what the address says. */
export function ActivityPage() {
  const scope = useScope();
  const feed = useFeed(scope);
  const { search, filter, isFiltered, call, query, values, change } = feed;
  const exporting = useExport(scope, filter);
  return (
    <Page
      title="Activity Feed"
      eyebrow={scope.name}
      lead={`What was changed in this ${scope.kind}, by whom, and from where.`}
      actions={
        <>
          <Button icon="refresh" isBusy={query.isFetching && !query.isPending} onClick={feed.refresh}>
            Refresh
          </Button>
          <ShareMenu scope={scope} url={feed.sharedUrl} />
          <ExportMenu
            isFiltered={isFiltered}
            isDisabled={exporting.state.step === 'reading' || !query.data?.totalCount}
            onExport={(form) => void exporting.start(form)}
          />
        </>
      }
    >
      <FeedFilters
        search={search}
        isFiltered={isFiltered}
        onTypes={feed.changeTypes}
        onRange={feed.changeRange}
        onFacts={feed.changeFacts}
        onClear={() => change(UNFILTERED)}
      />
      <ExportProgress state={exporting.state} onCancel={exporting.cancel} onDismiss={exporting.dismiss} />
      <Loaded query={query}>
        {(events) => <EventTable events={events} rowsPerPage={search.rowsPerPage} isFiltered={isFiltered} />}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List these events', call },
          ...(search.types.length <= MAX_LINKED_TYPES && Object.keys(search.facts).length === 0
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

function ShareMenu({ scope, url }: { scope: Scope; url: () => string }) {
  const say = useMessages();
  async function share() {
    await copy(url()).then(
      () => say('Copied the URL of these events'),
      () => say('The browser does not let pages copy here. Copy the address of this page.'),
    );
  }
  return (
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
  );
}

function ExportMenu({
  isFiltered,
  isDisabled,
  onExport,
}: {
  isFiltered: boolean;
  isDisabled: boolean;
  onExport: (form: ExportForm) => void;
}) {
  return (
    <Menu
      trigger={<Button icon="download">Export</Button>}
      groups={[
        {
          label: isFiltered ? 'All events that match the filters' : 'All events',
          items: Object.entries(exportForms).map(([form, { label, hint }]) => ({
            label,
            hint,
            isDisabled,
            onSelect: () => onExport(form as ExportForm),
          })),
        },
      ]}
    />
  );
}
