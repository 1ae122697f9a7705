import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listCredentials } from '../../api/calls/credentials.js';
import { listEvents } from '../../api/calls/events.js';
import { getOrganizationSettings } from '../../api/calls/organization-settings.js';
import { getUse } from '../../api/calls/use.js';
import { read } from '../../api/query.js';
import { useSeesRefusals } from '../../credentials/LastRefused.js';
import { ActorCell, TargetCell } from '../../events/event-cells.js';
import { eventLabel } from '../../events/event-words.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Loaded } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { Table } from '../../kit/Table.js';
import { RelativeTime } from '../../kit/Time.js';
import { UseChart } from '../../kit/UseChart.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { Checklist } from './Checklist.js';
import { Counts } from './Counts.js';
import { EndingSecrets } from './EndingSecrets.js';
import styles from './Overview.module.css';

/** The first page of an organization: how much there is, what ends soon, how it is used, and what happened last. */
export function OverviewPage() {
  const scope = useScope();
  const seesUse = useSeesRefusals(scope);
  return (
    <Page
      title="Overview"
      eyebrow={scope.name}
      lead="How the API is used, which secrets end soon, and what was changed last."
    >
      <Checklist scope={scope} />
      <Counts scope={scope} />
      {seesUse && <UseCard scope={scope} />}
      <div className={styles.columns}>
        {seesUse && <EndingSecrets scope={scope} />}
        {seesUse && <RequirementCard scope={scope} />}
      </div>
      <LastEvents scope={scope} />
      <CallPanel
        calls={[
          ...(seesUse ? [{ title: 'Show the use of the API', call: getUse(scope) }] : []),
          { title: 'List the last events', call: lastEvents(scope) },
        ]}
      />
    </Page>
  );
}

function UseCard({ scope }: { scope: NamedScope }) {
  const query = useQuery(read(getUse(scope)));
  return (
    <section className="card" aria-labelledby="use">
      <div className="spread">
        <h2 id="use">Calls</h2>
        <Link to={scopeUrl(scope, 'refusals')}>Refusals</Link>
      </div>
      <Loaded query={query}>
        {({ days }) => (
          <UseChart
            label={`By API keys and service accounts, in the last ${counted(days.length, 'day')}`}
            periods={days}
          />
        )}
      </Loaded>
    </section>
  );
}

/** Whether access lists are required, and who is or would be shut out by that. */
function RequirementCard({ scope }: { scope: NamedScope }) {
  const settings = useQuery(read(getOrganizationSettings(scope.orgId)));
  const without = useQuery(read(listCredentials(scope, { withoutAccessList: true, itemsPerPage: 1 })));
  return (
    <section className="card stack-tight" aria-labelledby="requirement">
      <div className="spread">
        <h2 id="requirement">Access Lists</h2>
        <Link to={scopeUrl(scope, 'settings')}>Organization Settings</Link>
      </div>
      <Loaded query={settings}>
        {({ apiAccessListRequired }) => (
          <Loaded query={without}>
            {({ totalCount }) => (
              <>
                <p>
                  {apiAccessListRequired ? (
                    <>
                      <strong>Required.</strong> A credential with an empty list cannot be used.
                    </>
                  ) : (
                    <>
                      <strong>Not required.</strong> A credential with an empty list can be used from any
                      address.
                    </>
                  )}
                </p>
                <p className="quiet">{shutOut(apiAccessListRequired, totalCount)}</p>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

function shutOut(isRequired: boolean, count: number): string {
  if (count === 0) return 'No credential has an empty list.';
  const who = counted(count, 'credential');
  if (isRequired) return `${who} ${count === 1 ? 'is' : 'are'} shut out by it.`;
  return `Requiring lists would shut out ${who}.`;
}

const lastEvents = (scope: NamedScope) => listEvents(scope, {}, { itemsPerPage: 10 });

function LastEvents({ scope }: { scope: NamedScope }) {
  const query = useQuery(read(lastEvents(scope)));
  return (
    <section className="stack-tight" aria-labelledby="last-events">
      <div className="spread">
        <h2 id="last-events">Last Events</h2>
        <Link to={scopeUrl(scope, 'activity')}>Activity Feed</Link>
      </div>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <p className="quiet">No events yet.</p>
          ) : (
            <Table
              caption="Last events"
              rows={results}
              keyOf={({ id }) => id}
              columns={[
                { name: 'When', cell: ({ created }) => <RelativeTime time={created} /> },
                {
                  name: 'Event',
                  isHeader: true,
                  cell: ({ id, eventTypeName }) => (
                    <Link to={scopeUrl(scope, 'activity')} search={{ event: id }}>
                      {eventLabel(eventTypeName)}
                    </Link>
                  ),
                },
                { name: 'Who', cell: (event) => <ActorCell event={event} /> },
                { name: 'About', cell: (event) => <TargetCell event={event} /> },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
