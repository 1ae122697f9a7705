import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listCredentials } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { useSeesRefusals } from '../../credentials/LastRefused.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import styles from './Overview.module.css';

const UNUSED_DAYS = 90;

/** How many credentials there are, and how many of them want a look. Each number leads to the list of them. */
export function Counts({ scope }: { scope: NamedScope }) {
  // Who may not list service accounts is not asked to.
  const kinds = useSeesRefusals(scope) ? (['API_KEY', 'SERVICE_ACCOUNT'] as const) : (['API_KEY'] as const);
  return (
    <ul className={styles.counts} aria-label="Credentials">
      {kinds.map((kind) => {
        const list = kind === 'API_KEY' ? 'applications/api-keys' : 'applications/service-accounts';
        const name = kind === 'API_KEY' ? 'API Key' : 'Service Account';
        return (
          <li key={kind} className="card">
            <Count scope={scope} list={list} label={name} plural={`${name}s`} query={{ kind }} isMain />
            <Count
              scope={scope}
              list={list}
              label="with an empty access list"
              query={{ kind, withoutAccessList: true }}
              search={{ withoutAccessList: 'true' }}
            />
            <Count
              scope={scope}
              list={list}
              label={`unused for ${UNUSED_DAYS} days`}
              query={{ kind, unusedForDays: UNUSED_DAYS }}
              search={{ unusedForDays: String(UNUSED_DAYS) }}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Count({
  scope,
  list,
  label,
  plural = label,
  query,
  search = {},
  isMain = false,
}: {
  scope: NamedScope;
  list: string;
  label: string;
  plural?: string;
  query: Parameters<typeof listCredentials>[1];
  /** The same filter in the address of the list. */
  search?: Readonly<Record<string, string>>;
  isMain?: boolean;
}) {
  const { data } = useQuery(read(listCredentials(scope, { ...query, itemsPerPage: 1 })));
  return (
    <Link to={scopeUrl(scope, list)} search={search} className={isMain ? styles.main : styles.count}>
      <strong>{data === undefined ? '…' : data.totalCount.toLocaleString()}</strong>{' '}
      {data?.totalCount === 1 ? label : plural}
    </Link>
  );
}
