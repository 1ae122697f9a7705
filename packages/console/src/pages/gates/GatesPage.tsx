import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Gate, listGates, listGuardedApis } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { Badge, Badges } from '../../kit/Badge.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { SelectField } from '../../kit/Field.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { type Column, Table } from '../../kit/Table.js';
import { RelativeTime } from '../../kit/Time.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';

/** Gates: the proxies that ask about requests to guarded APIs. */
export function GatesPage() {
  const scope = useScope();
  const [values, change] = useSearchValues();
  const { page, setPage } = useListSearch();
  const api = typeof values.api === 'string' ? values.api : undefined;
  const call = listGates(scope.orgId, {
    pageNum: page,
    itemsPerPage: ROWS_PER_PAGE,
    ...(api !== undefined && { api }),
  });
  const query = useQuery(read(call));
  const apis = useQuery(read(listGuardedApis(scope.orgId, { itemsPerPage: ALL_APIS })));
  const names = (apis.data?.results ?? []).map(({ name, title }) => ({ value: name, label: title }));
  const newGate = (
    <Link
      className="button"
      data-look="primary"
      to={scopeUrl(scope, 'new-gate')}
      search={api === undefined ? {} : { api }}
    >
      <Icon name="plus" /> Create Gate
    </Link>
  );
  return (
    <Page
      title="Gates"
      eyebrow={scope.name}
      lead="A gate connects one proxy, such as your nginx or Caddy, to a guarded API: the proxy asks through it whether a request may pass."
      actions={newGate}
    >
      {(names.length > 1 || api !== undefined) && (
        <SelectField
          label="Guarded API"
          options={[
            { value: '', label: 'All APIs' },
            ...names,
            ...(api === undefined || names.some(({ value }) => value === api)
              ? []
              : [{ value: api, label: api }]),
          ]}
          value={api ?? ''}
          onValueChange={(chosen) => change({ api: chosen || undefined, page: undefined })}
        />
      )}
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <Empty
              title="No gate yet"
              action={
                names.length > 0 || api !== undefined ? (
                  newGate
                ) : (
                  <Link className="button" to={scopeUrl(scope, 'guarded-apis')}>
                    Guarded APIs
                  </Link>
                )
              }
            >
              <p>
                {apis.data?.totalCount === 0
                  ? 'A gate belongs to a guarded API. Describe one first.'
                  : 'Until a proxy asks through a gate, no request to your API is checked.'}
              </p>
            </Empty>
          ) : (
            <section className="stack" aria-label="Gates">
              <span className="quiet" role="status">
                {counted(totalCount, 'gate')}
              </span>
              <div>
                <Table caption="Gates" columns={columnsOf(scope)} rows={results} keyOf={({ name }) => name} />
                <Pager page={page} total={totalCount} onPage={setPage} />
              </div>
            </section>
          )
        }
      </Loaded>
      <CallPanel calls={[{ title: 'List the gates', call }]} />
    </Page>
  );
}

/** An organization has at most 50. */
const ALL_APIS = 100;

function columnsOf(scope: NamedScope): readonly Column<Gate>[] {
  return [
    {
      name: 'Gate',
      isHeader: true,
      cell: ({ name }) => <Link to={scopeUrl(scope, `gates/${name}`)}>{name}</Link>,
    },
    {
      name: 'Guarded API',
      cell: ({ api }) => <Link to={scopeUrl(scope, `guarded-apis/${api}`)}>{api}</Link>,
    },
    { name: 'Dialect', cell: ({ dialect }) => dialect },
    { name: 'Who May Ask', cell: ({ peers }) => <Badges items={peers} /> },
    {
      name: 'Secret',
      cell: ({ hasSecret }) => (hasSecret ? <Badge tone="good">Yes</Badge> : <Badge>No</Badge>),
    },
    {
      name: 'Last Asked',
      cell: ({ lastSeenAt }) => <RelativeTime time={lastSeenAt} none="Never asked" />,
    },
  ];
}
