import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listGates } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Table } from '../../kit/Table.js';
import { RelativeTime } from '../../kit/Time.js';
import { scopeUrl } from '../../shell/scope.js';
import type { ShownApi } from './ApiFrame.js';

const SHOWN = 5;

/** The first gates of an API: what asks about its requests, and when it did so last. */
export function ApiGates({ scope, api }: ShownApi) {
  const query = useQuery(read(listGates(scope.orgId, { api: api.name, itemsPerPage: SHOWN })));
  return (
    <section className="stack-tight" aria-labelledby="gates">
      <div className="spread">
        <h2 id="gates">Gates</h2>
        <span className="row">
          <Link to={scopeUrl(scope, 'gates')} search={{ api: api.name }}>
            {query.data && query.data.totalCount > SHOWN
              ? `All ${counted(query.data.totalCount, 'gate')}`
              : 'Gates of this API'}
          </Link>
          <Link className="button" to={scopeUrl(scope, 'new-gate')} search={{ api: api.name }}>
            <Icon name="plus" /> Create Gate
          </Link>
        </span>
      </div>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <p className="quiet">
              None yet. A gate connects one proxy, such as your nginx or Caddy. Until a proxy asks through a
              gate, no request to this API is checked.
            </p>
          ) : (
            <Table
              caption={`Gates of ${api.title}`}
              columns={[
                {
                  name: 'Gate',
                  isHeader: true,
                  cell: ({ name }) => <Link to={scopeUrl(scope, `gates/${name}`)}>{name}</Link>,
                },
                { name: 'Dialect', cell: ({ dialect }) => dialect },
                {
                  name: 'Last Asked',
                  cell: ({ lastSeenAt }) => <RelativeTime time={lastSeenAt} none="Never asked" />,
                },
              ]}
              rows={results}
              keyOf={({ name }) => name}
            />
          )
        }
      </Loaded>
    </section>
  );
}
