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
            : 'Report only: callers who are known pass, whatever they may. What would be refused is on the page Refusals. Requests without credentials are asked for them all the same.'
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
          Every caller who is known passes from then on, also where the roles do not permit it. Switch it on
          again as soon as you have found what you look for.
        </p>
      ) : (
        <>
          <p>
            From then on a request that is not permitted does not reach your API. Every node follows within a
            second.
          </p>
          <Loaded query={use}>
            {({ days }) => {
              const refused = days.slice(-WEEK).reduce((sum, day) => sum + day.refused, 0);
              return refused === 0 ? (
                <p>
                  In the last seven days no call of a credential of this organization would have been refused.
                </p>
              ) : (
                <p>
                  In the last seven days {counted(refused, 'call')} of credentials of this organization would
                  have been refused.{' '}
                  <Link to={scopeUrl(scope, 'refusals')} search={{ api: api.name }} onClick={onClose}>
                    Look at them first
                  </Link>
                </p>
              );
            }}
          </Loaded>
        </>
      )}
    </ConfirmDialog>
  );
}
