import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createGate, type GateWithSecret, listGuardedApis } from '../../api/calls/guard.js';
import { read, useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { GUARD_NAME } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { Loaded } from '../../kit/Loaded.js';
import { useMessages } from '../../kit/Messages.js';
import { Empty, Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { Toggle } from '../../kit/Toggle.js';
import { useForm } from '../../kit/useForm.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { useSearchValues } from '../../shell/search.js';
import { GateFields, NEW_GATE, peersOf, peersProblem } from './GateFields.js';
import { OneTimeGateSecret, useSecretGuard } from './OneTimeGateSecret.js';

/** Makes a gate, and shows its secret once. */
export function NewGatePage() {
  const scope = useScope();
  const apis = useQuery(read(listGuardedApis(scope.orgId, { itemsPerPage: ALL_APIS })));
  return (
    <Page
      title="Create Gate"
      isNarrow
      lead="A gate connects one proxy to a guarded API. Its page then writes the configuration of the proxy for you."
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'gates')}>Gates</Link> · {scope.name}
        </>
      }
    >
      <Loaded query={apis}>
        {({ results }) =>
          results.length === 0 ? (
            <Empty
              title="No guarded API yet"
              action={<Link to={scopeUrl(scope, 'guarded-apis')}>Guarded APIs</Link>}
            >
              <p>A gate belongs to one, so that has to be there first.</p>
            </Empty>
          ) : (
            <NewGate scope={scope} apis={results} />
          )
        }
      </Loaded>
    </Page>
  );
}

/** An organization has at most 50. */
const ALL_APIS = 100;

function NewGate({
  scope,
  apis,
}: {
  scope: NamedScope;
  apis: readonly { readonly name: string; readonly title: string }[];
}) {
  const navigate = useNavigate();
  const say = useMessages();
  const [values] = useSearchValues();
  const [api, setApi] = useState(() => (apis.find(({ name }) => name === values.api) ?? apis[0])?.name ?? '');
  const [name, setName] = useState('');
  const [draft, setDraft] = useState(NEW_GATE);
  const [hasSecret, setHasSecret] = useState(true);
  const [made, setMade] = useState<GateWithSecret>();
  const [isCopied, setIsCopied] = useState(false);
  const body = { api, name: name.trim(), dialect: draft.dialect, peers: [...peersOf(draft)], hasSecret };
  const show = (gate: string) => navigate({ to: scopeUrl(scope, `gates/${gate}`) });
  const creation = useSteps(async () => {
    const gate = await send(createGate(scope.orgId, body));
    // At once, and not when everything was read again: the secret must not get lost meanwhile.
    if (gate.secret !== undefined) setMade(gate);
    return gate;
  });
  const form = useForm({
    problems: {
      name: GUARD_NAME.test(name.trim())
        ? undefined
        : 'Type 2 to 31 lower-case letters, digits and hyphens, a letter first.',
      peers: peersProblem(draft),
    },
    sending: creation,
    send: () =>
      creation.mutate(undefined, {
        onSuccess(gate) {
          say(`Gate ${gate.name} created`);
          if (gate.secret === undefined) void show(gate.name);
        },
      }),
  });
  const { question, leave } = useSecretGuard(made !== undefined && !isCopied);
  if (made?.secret !== undefined)
    return (
      <div className="card form">
        <OneTimeGateSecret secret={made.secret} onCopy={() => setIsCopied(true)} />
        <Actions>
          <Button look="primary" onClick={() => leave(() => void show(made.name))}>
            Go to the gate
          </Button>
        </Actions>
        {question}
      </div>
    );
  return (
    <>
      <form className="card form" {...form.props}>
        <SelectField
          label="Guarded API"
          options={apis.map(({ name: value, title }) => ({ value, label: title }))}
          value={api}
          onValueChange={setApi}
        />
        <TextField
          label="Name"
          hint="It stands in the address by which the proxy asks: /guard/NAME. 2 to 31 lower-case letters, digits and hyphens, a letter first. No two gates of an installation have the same."
          problem={form.problem('name')}
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <GateFields
          draft={draft}
          problem={(field) => (field === 'peers' ? form.problem(field) : undefined)}
          onChange={setDraft}
        />
        <Toggle
          label="With a secret"
          hint={
            hasSecret
              ? 'The proxy sends it with each question. It is shown once.'
              : 'Without one the gate is served by the listener of the guard alone, which only your proxies should reach.'
          }
          isOn={hasSecret}
          onChange={setHasSecret}
        />
        <Refusal error={creation.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={creation.isPending}>
            Create Gate
          </Button>
          <Link className="button" to={scopeUrl(scope, 'gates')}>
            Cancel
          </Link>
        </Actions>
      </form>
      <CallPanel
        calls={[
          { title: 'Create the gate', call: createGate(scope.orgId, { ...body, name: body.name || 'NAME' }) },
        ]}
      />
    </>
  );
}
