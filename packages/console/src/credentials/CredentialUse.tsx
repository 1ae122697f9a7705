import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getUse, listRefusals } from '../api/calls/use.js';
import { read } from '../api/query.js';
import { counted } from '../kit/counted.js';
import { Loaded } from '../kit/Loaded.js';
import { UseChart } from '../kit/UseChart.js';
import { type NamedScope, scopeUrl } from '../shell/scope.js';
import { useSeesRefusals } from './LastRefused.js';
import { RefusalTable } from './RefusalTable.js';

const ROWS = 5;

/** How a credential was used in the last month, and what of it was refused in the last week. */
export function CredentialUse({ scope, id }: { scope: NamedScope; id: string }) {
  const seesUse = useSeesRefusals(scope);
  const use = useQuery({ ...read(getUse(scope, { credentialId: id })), enabled: seesUse });
  const refusals = useQuery({
    ...read(listRefusals(scope, { credentialId: id }, { itemsPerPage: ROWS })),
    enabled: seesUse,
  });
  if (!seesUse) return null;
  return (
    <>
      <section className="card" aria-labelledby="use">
        <h2 id="use">Use</h2>
        <Loaded query={use}>
          {({ days }) => <UseChart label={`In the last ${counted(days.length, 'day')}`} periods={days} />}
        </Loaded>
      </section>
      <section className="stack-tight" aria-labelledby="refused">
        <div className="spread">
          <h2 id="refused">Refused in the last seven days</h2>
          <Link to={scopeUrl(scope, 'refusals')} search={{ credentialId: id }}>
            All refusals of it
          </Link>
        </div>
        <Loaded query={refusals}>
          {({ results }) =>
            results.length === 0 ? (
              <p className="quiet">Nothing was refused.</p>
            ) : (
              <RefusalTable scope={scope} rows={results} isOfOne />
            )
          }
        </Loaded>
      </section>
    </>
  );
}
