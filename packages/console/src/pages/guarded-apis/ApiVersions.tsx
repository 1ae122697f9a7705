import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiVersion, listApiVersions } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { Badge } from '../../kit/Badge.js';
import { Button } from '../../kit/Button.js';
import { Loaded } from '../../kit/Loaded.js';
import { Pager } from '../../kit/Pager.js';
import { Table } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { scopeUrl } from '../../shell/scope.js';
import { useListSearch } from '../../shell/search.js';
import { ActivateVersion } from './ActivateVersion.js';
import type { ShownApi } from './ApiFrame.js';

const ROWS = 10;

/** The versions of an API, each with what it would change if it were the active one. */
export function ApiVersions(shown: ShownApi) {
  const { scope, api } = shown;
  const { page, setPage } = useListSearch();
  const [chosen, setChosen] = useState<ApiVersion>();
  const query = useQuery(read(listApiVersions(scope.orgId, api.name, { pageNum: page, itemsPerPage: ROWS })));
  return (
    <section className="stack-tight" aria-labelledby="versions">
      <div className="spread">
        <h2 id="versions">Versions</h2>
        <Link className="button" to={scopeUrl(scope, 'apply-definition')} search={{ api: api.name }}>
          Apply another definition
        </Link>
      </div>
      <p className="quiet">A version never changes. Going back is making an older one active.</p>
      <Loaded query={query}>
        {({ results, totalCount }) => (
          <div>
            <Table
              caption={`Versions of ${api.title}`}
              columns={COLUMNS}
              rows={results}
              keyOf={({ version }) => String(version)}
              actions={(version) =>
                version.isActive ? null : (
                  <span className="row row-end">
                    <Button
                      aria-label={`Compare or activate version ${version.version}`}
                      onClick={() => setChosen(version)}
                    >
                      Compare or activate
                    </Button>
                  </span>
                )
              }
            />
            <Pager page={page} rowsPerPage={ROWS} total={totalCount} onPage={setPage} />
          </div>
        )}
      </Loaded>
      {chosen && <ActivateVersion {...shown} version={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  );
}

const COLUMNS = [
  {
    name: 'Version',
    isHeader: true,
    cell: ({ version, isActive }: ApiVersion) => (
      <span className="row">
        {version} {isActive && <Badge tone="good">Active</Badge>}
      </span>
    ),
  },
  { name: 'Applied', cell: ({ createdAt }: ApiVersion) => <Time time={createdAt} /> },
  {
    name: 'By',
    cell: ({ createdBy }: ApiVersion) => createdBy ?? <span className="quiet">The server at its start</span>,
  },
];
