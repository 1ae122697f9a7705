import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listCredentials } from '../../api/calls/credentials.js';
import { read } from '../../api/query.js';
import { ExpiryBadge } from '../../kit/ExpiryBadge.js';
import { Loaded } from '../../kit/Loaded.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import styles from './Overview.module.css';

const DAYS = 30;
const ROWS = 5;

/** What stops working within a month, with the way to make the next secret. */
export function EndingSecrets({ scope }: { scope: NamedScope }) {
  const query = useQuery(
    read(listCredentials(scope, { expiresWithinDays: DAYS, sort: 'expiresAt', itemsPerPage: ROWS })),
  );
  return (
    <section className="card stack-tight" aria-labelledby="ending">
      <h2 id="ending">Ends within {DAYS} days</h2>
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <p className="quiet">No client secret and no API key ends soon.</p>
          ) : (
            <>
              <ul className={styles.rows} aria-label="Ends soon">
                {results.map(({ id, kind, name, publicKey, expiresAt, secretExpiresAt }) => {
                  const isKey = kind === 'API_KEY';
                  const endsAt = isKey ? expiresAt : secretExpiresAt;
                  const page = isKey ? `applications/api-keys/${id}` : `applications/service-accounts/${id}`;
                  return (
                    <li key={id}>
                      <span className={styles.name}>
                        <Link to={scopeUrl(scope, page)}>{isKey ? publicKey : name}</Link>
                        {endsAt !== null && (
                          <ExpiryBadge what={isKey ? 'Key' : 'Secret'} expiresAt={endsAt} />
                        )}
                      </span>
                      {!isKey && (
                        <Link className="button" to={scopeUrl(scope, page)} search={{ generate: 'true' }}>
                          Generate<span className="visually-hidden"> a secret of {name}</span>
                        </Link>
                      )}
                    </li>
                  );
                })}
              </ul>
              {totalCount > ROWS && <p className="quiet">{totalCount - ROWS} more.</p>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
