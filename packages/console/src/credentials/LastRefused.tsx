import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Scope } from '../api/calls/scopes.js';
import { listLastRefusals, type RefusedCalls } from '../api/calls/use.js';
import { read } from '../api/query.js';
import { RelativeTime } from '../kit/Time.js';
import { type NamedScope, scopeUrl, useMay } from '../shell/scope.js';
import styles from './Refusals.module.css';
import { refusalText } from './refusal-words.js';

/** Whether the signed-in person may see what was refused in the scope. */
export function useSeesRefusals(scope: Scope): boolean {
  return useMay(scope)(`${scope.kind}.serviceAccounts.read`);
}

/** The newest refusal of each of these credentials, by the id of the credential. */
function useLastRefusals(scope: Scope, ids: readonly string[]): ReadonlyMap<string, RefusedCalls> {
  const mayRead = useSeesRefusals(scope);
  const { data } = useQuery({
    ...read(listLastRefusals(scope, ids)),
    enabled: mayRead && ids.length > 0,
  });
  return new Map(
    data?.results.flatMap((refused) =>
      refused.credentialId === null ? [] : [[refused.credentialId, refused] as const],
    ),
  );
}

/** "Last refused 2 minutes ago: 198.51.100.9 is not on the access list", with the way to all of them. */
function LastRefused({ scope, refused }: { scope: NamedScope; refused: RefusedCalls }) {
  return (
    <Link
      to={scopeUrl(scope, 'refusals')}
      search={{ credentialId: refused.credentialId ?? undefined }}
      className={styles.note}
    >
      Last refused <RelativeTime time={refused.lastRefusedAt} />: {refusalText(refused)}
    </Link>
  );
}

/** The same of one credential, where there was a refusal that the signed-in person may see. */
export function LastRefusedNote({ scope, id }: { scope: NamedScope; id: string }) {
  const refused = useLastRefusals(scope, [id]).get(id);
  return refused ? <LastRefused scope={scope} refused={refused} /> : null;
}

/** For a list of credentials: hears of the rows that are shown, and gives the note about the last refusal of each. */
export function useRefusalNotes(scope: NamedScope) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const refusals = useLastRefusals(scope, ids);
  const [onRows] = useState(
    () => (rows: readonly { readonly id: string }[]) => setIds(rows.map(({ id }) => id)),
  );
  return {
    onRows,
    noteOf(id: string) {
      const refused = refusals.get(id);
      return refused && <LastRefused scope={scope} refused={refused} />;
    },
  };
}
