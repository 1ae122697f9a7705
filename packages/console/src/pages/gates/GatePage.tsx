import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteGate, type Gate, getGate, updateGate } from '../../api/calls/guard.js';
import { read, useSend } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Notice } from '../../kit/Notice.js';
import { Page } from '../../kit/Page.js';
import { RelativeTime, Time } from '../../kit/Time.js';
import { usePathParam } from '../../shell/path-param.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { EditGate } from './EditGate.js';
import { GateConfiguration } from './GateConfiguration.js';
import { GateSecret } from './GateSecret.js';
import { GateSnippet } from './GateSnippet.js';

/** A gate: what it asks about, who may ask, and whether somebody does. */
export function GatePage() {
  const scope = useScope();
  const gateName = usePathParam('gateName');
  const [open, setOpen] = useState<'edit' | 'secret' | 'removal'>();
  const query = useQuery(read(getGate(scope.orgId, gateName)));
  const close = () => setOpen(undefined);
  return (
    <Page
      title={`Gate ${gateName}`}
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'gates')}>Gates</Link> · {scope.name}
        </>
      }
      actions={
        query.data && (
          <>
            <Button icon="edit" onClick={() => setOpen('edit')}>
              Edit
            </Button>
            <Button icon="trash" onClick={() => setOpen('removal')}>
              Delete
            </Button>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(gate) => (
          <>
            {gate.lastSeenAt === null && (
              <Notice title="No proxy asked through this gate yet">
                <p>Configure the proxy as below. Once it asks, Last Asked says when, within a few seconds.</p>
              </Notice>
            )}
            <Facts scope={scope} gate={gate} onSecret={() => setOpen('secret')} />
            <GateConfiguration gate={gate} />
            <GateSnippet orgId={scope.orgId} gate={gate} />
            {open === 'edit' && <EditGate orgId={scope.orgId} gate={gate} onClose={close} />}
            {open === 'secret' && <GateSecret orgId={scope.orgId} gate={gate} onClose={close} />}
            {open === 'removal' && <DeleteGate scope={scope} gate={gate} onClose={close} />}
          </>
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'Show the gate', call: getGate(scope.orgId, gateName) },
          { title: 'Give it another secret', call: updateGate(scope.orgId, gateName, { secret: 'new' }) },
          { title: 'Delete it', call: deleteGate(scope.orgId, gateName) },
        ]}
      />
    </Page>
  );
}

function Facts({ scope, gate, onSecret }: { scope: NamedScope; gate: Gate; onSecret: () => void }) {
  const { api, cacheSeconds, createdAt, dialect, hasSecret, lastSeenAt, peers } = gate;
  return (
    <section className="card stack" aria-labelledby="facts">
      <div className="spread">
        <h2 id="facts">Details</h2>
        <Button onClick={onSecret}>{hasSecret ? 'Change Secret' : 'Give It a Secret'}</Button>
      </div>
      <dl className="facts">
        <dt>Guarded API</dt>
        <dd>
          <Link to={scopeUrl(scope, `guarded-apis/${api}`)}>{api}</Link>
        </dd>
        <dt>Dialect</dt>
        <dd>{dialect}</dd>
        <dt>Who May Ask</dt>
        <dd>
          <Badges items={peers} />
        </dd>
        <dt>Secret</dt>
        <dd>
          {hasSecret
            ? 'Yes. A question without it is not answered.'
            : 'No. Questions are answered at the guard’s own listener only.'}
        </dd>
        <dt>Decisions Kept by the Proxy</dt>
        <dd>
          {cacheSeconds === 0
            ? 'None'
            : `Those about access tokens, for ${cacheSeconds} seconds: a revoked token can pass that long`}
        </dd>
        <dt>Last Asked</dt>
        <dd>
          <RelativeTime time={lastSeenAt} none="Never" />
        </dd>
        <dt>Created</dt>
        <dd>
          <Time time={createdAt} />
        </dd>
      </dl>
    </section>
  );
}

function DeleteGate({ scope, gate, onClose }: { scope: NamedScope; gate: Gate; onClose: () => void }) {
  const say = useMessages();
  const navigate = useNavigate();
  const removal = useSend(() => deleteGate(scope.orgId, gate.name));
  return (
    <ConfirmDialog
      title={`Delete the gate ${gate.name}?`}
      action="Delete"
      isBusy={removal.isPending}
      error={removal.error}
      onClose={onClose}
      onConfirm={() =>
        removal.mutate(undefined, {
          onSuccess() {
            say(`Gate ${gate.name} deleted`);
            void navigate({ to: scopeUrl(scope, 'gates') });
          },
        })
      }
    >
      <p>
        A proxy that asks by this name is answered 404, so that it lets nothing through to {gate.api} any
        more. This cannot be taken back.
      </p>
    </ConfirmDialog>
  );
}
