import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { setGuardMode } from '../../api/calls/guard.js';
import { getUse } from '../../api/calls/use.js';
import { read, useSend } from '../../api/query.js';
import { counted } from '../../kit/counted.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Toggle } from '../../kit/Toggle.js';
import { scopeUrl } from '../../shell/scope.js';
import type { ShownApi } from './ApiFrame.js';

/** Whether the API refuses, or only reports, with what either means. */
export function ApiMode({ scope, api }: ShownApi) {
  const [isAsking, setIsAsking] = useState(false);
  const isEnforced = api.mode === 'enforce';
  return (
    <section className="card" aria-labelledby="mode">
      <h2 id="mode">Mode</h2>
      <Toggle
        label="Enforce: refuse what is not permitted"
        hint={
          isEnforced
            ? 'Requests that are not permitted are refused, with the reason. Switched off, they would pass and only be reported.'
            : 'Report only: a caller with valid credentials passes, also where no role permits the request. What would be refused is on the page Refusals. A request without credentials is still answered with 401.'
        }
        isOn={isEnforced}
        onChange={() => setIsAsking(true)}
      />
      {isAsking && <ChangeMode scope={scope} api={api} onClose={() => setIsAsking(false)} />}
    </section>
  );
}

const WEEK = 7;

function ChangeMode({ scope, api, onClose }: Pick<ShownApi, 'scope' | 'api'> & { onClose: () => void }) {
  const say = useMessages();
  const mode = api.mode === 'enforce' ? 'report' : 'enforce';
  const change = useSend(() => setGuardMode(scope.orgId, api.name, mode));
  const use = useQuery(read(getUse(scope, { api: api.name })));
  return (
    <ConfirmDialog
      title={
        mode === 'enforce' ? `Refuse what ${api.title} does not permit?` : `Only report for ${api.title}?`
      }
      action={mode === 'enforce' ? 'Enforce' : 'Report Only'}
      look={mode === 'enforce' ? 'primary' : 'danger'}
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() =>
        change.mutate(undefined, {
          onSuccess() {
            say(mode === 'enforce' ? `${api.title} refuses now` : `${api.title} only reports now`);
            onClose();
          },
        })
      }
    >
      {mode === 'report' ? (
        <p>
          From then on every caller with valid credentials passes, also where no role permits the request.
          Enforce again as soon as you have found what you look for.
        </p>
      ) : (
        <>
          <p>
            From then on a request that is not permitted does not reach your API. Every node follows within a
            second.
          </p>
          <Loaded query={use}>
            {({ days }) => <Refused days={days.slice(-WEEK)} shown={{ scope, api }} onLeave={onClose} />}
          </Loaded>
        </>
      )}
    </ConfirmDialog>
  );
}

/** What the last week tells of what would be refused. */
function Refused({
  days,
  shown: { scope, api },
  onLeave,
}: {
  days: readonly { readonly allowed: number; readonly refused: number }[];
  shown: Pick<ShownApi, 'scope' | 'api'>;
  onLeave: () => void;
}) {
  const refused = days.reduce((sum, day) => sum + day.refused, 0);
  const calls = days.reduce((sum, day) => sum + day.allowed, refused);
  if (calls === 0)
    return (
      <p>
        No credential of this organization called in the last seven days, so nothing tells what is refused.
      </p>
    );
  if (refused === 0)
    return (
      <p>
        In the last seven days none of {counted(calls, 'call')} by credentials of this organization would have
        been refused.
      </p>
    );
  return (
    <p>
      In the last seven days {counted(refused, 'call')} of {calls.toLocaleString()} by credentials of this
      organization would have been refused.{' '}
      <Link to={scopeUrl(scope, 'refusals')} search={{ api: api.name }} onClick={onLeave}>
        Look at them first
      </Link>
    </p>
  );
}
