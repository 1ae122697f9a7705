import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listRouteCalls, type RouteCalls } from '../../api/calls/guard.js';
import { getUse } from '../../api/calls/use.js';
import { read } from '../../api/query.js';
import { Button } from '../../kit/Button.js';
import { counted } from '../../kit/counted.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { PathText } from '../../kit/PathText.js';
import { Table } from '../../kit/Table.js';
import { UseChart } from '../../kit/UseChart.js';
import { scopeUrl } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import { ApiFrame, type ShownApi } from './ApiFrame.js';
import styles from './GuardedApis.module.css';

/** How a guarded API was called by credentials of its organization: by day, and by route. */
export function UsagePage() {
  return (
    <ApiFrame
      tab="usage"
      calls={({ scope, api }) => [
        { title: 'Show the use of the API', call: getUse(scope, { api: api.name }) },
        { title: 'List the calls of its routes', call: listRouteCalls(scope.orgId, api.name) },
      ]}
    >
      {(shown) => <Usage {...shown} />}
    </ApiFrame>
  );
}

function Usage({ scope, api }: ShownApi) {
  const [values, change] = useSearchValues();
  const { page, setPage } = useListSearch();
  const route = typeof values.route === 'string' ? values.route : undefined;
  const use = useQuery(read(getUse(scope, { api: api.name, operation: route })));
  const calls = useQuery(
    read(listRouteCalls(scope.orgId, api.name, { pageNum: page, itemsPerPage: ROWS_PER_PAGE })),
  );
  return (
    <>
      <section className="card stack-tight" aria-labelledby="use">
        <div className="spread">
          <h2 id="use">{route === undefined ? 'All routes' : <code>{route}</code>}</h2>
          <span className="row">
            <Link
              to={scopeUrl(scope, 'refusals')}
              search={{ api: api.name, ...(route !== undefined && { operation: route }) }}
            >
              Refusals
            </Link>
            {route !== undefined && (
              <Button onClick={() => change({ route: undefined })}>Show all routes</Button>
            )}
          </span>
        </div>
        <Loaded query={use}>
          {({ days }) => (
            <UseChart
              label={`By credentials of this organization, in the last ${counted(days.length, 'day')}`}
              periods={days}
            />
          )}
        </Loaded>
      </section>
      <section className="stack-tight" aria-labelledby="routes">
        <h2 id="routes">Routes that were called in the last seven days</h2>
        <Loaded query={calls}>
          {({ results, totalCount }) =>
            totalCount === 0 ? (
              <Empty title="Nothing was called in the last seven days">
                <p>
                  A call is counted within a few seconds. If your API was called and nothing is here, its
                  proxy does not ask: see <Link to={scopeUrl(scope, 'gates')}>Gates</Link>.
                </p>
              </Empty>
            ) : (
              <div>
                <Table
                  caption="Calls of each route"
                  columns={[
                    {
                      name: 'Route',
                      isHeader: true,
                      cell: (row: RouteCalls) => (
                        <RouteName row={row} onChoose={(chosen) => change({ route: chosen })} />
                      ),
                    },
                    {
                      name: 'Let Through',
                      cell: ({ allowed }) => allowed.toLocaleString(),
                    },
                    {
                      name: 'Refused',
                      cell: ({ route: name, refused }) =>
                        refused === 0 || name === null || name === '*' ? (
                          refused.toLocaleString()
                        ) : (
                          <Link to={scopeUrl(scope, 'refusals')} search={{ api: api.name, operation: name }}>
                            {refused.toLocaleString()}
                          </Link>
                        ),
                    },
                    { name: 'Share', cell: (row) => <Share row={row} most={totalOf(results[0])} /> },
                  ]}
                  rows={results}
                  keyOf={({ route: name }) => name ?? ''}
                />
                <Pager page={page} total={totalCount} onPage={setPage} />
              </div>
            )
          }
        </Loaded>
      </section>
    </>
  );
}

const totalOf = (row: RouteCalls | undefined) => (row === undefined ? 1 : row.allowed + row.refused);

function RouteName({ row: { route }, onChoose }: { row: RouteCalls; onChoose: (route: string) => void }) {
  if (route === null) return <span className="quiet">No such route</span>;
  if (route === '*') return <span className="quiet">Others: too many different calls to tell</span>;
  return (
    <button type="button" className={styles.choose} onClick={() => onChoose(route)}>
      <PathText text={route} />
    </button>
  );
}

const WIDTH = 100;

/** How much of all calls it is, refused ones at the end. The figures stand beside it. */
function Share({ row: { allowed, refused }, most }: { row: RouteCalls; most: number }) {
  const wide = (count: number) => (count / Math.max(1, most)) * WIDTH;
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none" aria-hidden="true">
      <rect width={WIDTH} height="1" className={styles.room} />
      <rect width={wide(allowed)} height="1" className={styles.allowed} />
      <rect x={wide(allowed)} width={wide(refused)} height="1" className={styles.refused} />
    </svg>
  );
}
