import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getCredential } from '../api/calls/credentials.js';
import { listLastRefusals } from '../api/calls/use.js';
import { read } from '../api/query.js';
import { MINUTE_MS } from '../domain.js';
import { Button } from '../kit/Button.js';
import { Notice } from '../kit/Notice.js';
import { RelativeTime } from '../kit/Time.js';
import type { NamedScope } from '../shell/scope.js';
import { useSeesRefusals } from './LastRefused.js';
import { RefusalRepairs } from './RefusalRepairs.js';
import { refusalText } from './refusal-words.js';

const ASK_EVERY_MS = 2_000;
const LONGEST_MS = 10 * MINUTE_MS;

/** Waits for the first request of a credential: green when it came, red with the reason and its repair when it was refused. */
export function FirstCallNotice({ scope, id }: { scope: NamedScope; id: string }) {
  const [since, setSince] = useState(() => Date.now());
  const seesRefusals = useSeesRefusals(scope);
  const isOver = () => Date.now() - since > LONGEST_MS;
  const credential = useQuery({
    ...read(getCredential(scope, id)),
    refetchInterval: ({ state }) => (state.data?.lastUsedAt || isOver() ? false : ASK_EVERY_MS),
  });
  const used = credential.data?.lastUsedAt ?? null;
  const refusals = useQuery({
    ...read(listLastRefusals(scope, [id])),
    enabled: seesRefusals,
    refetchInterval: () => (isOver() ? false : ASK_EVERY_MS),
  });
  const refused = refusals.data?.results[0];
  const isRefusedLast = refused !== undefined && (used === null || refused.lastRefusedAt > used);
  return (
    <div aria-live="polite">
      {isRefusedLast ? (
        <Notice tone="danger" title="A request was refused">
          <p>
            <RelativeTime time={refused.lastRefusedAt} />: {refusalText(refused)}
          </p>
          {refused.detail !== '' && <p className="quiet">{refused.detail}</p>}
          <div className="row">
            <RefusalRepairs scope={scope} refused={refused} />
          </div>
        </Notice>
      ) : used !== null ? (
        <Notice tone="good" title="The first request came">
          <p>
            <RelativeTime time={used} /> from <code>{credential.data?.lastUsedAddress}</code>.
          </p>
        </Notice>
      ) : isOver() ? (
        <Notice title="No request yet">
          <Button onClick={() => setSince(Date.now())}>Wait again</Button>
        </Notice>
      ) : (
        <Notice title="Waiting for the first request …">
          <p>Make the call above. This turns green when it comes, or says why it was refused.</p>
        </Notice>
      )}
    </div>
  );
}
