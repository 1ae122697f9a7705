import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiKey, createApiKey } from '../../api/calls/api-keys.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Skeleton } from '../../kit/Loaded.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { Steps } from '../../kit/Steps.js';
import { useForm } from '../../kit/useForm.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { KEY_STEPS, type KeyDraft, KeyInformation, problemsOf } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';
import { NewKeyStep } from './NewKeyStep.js';

const NOTHING_YET: KeyDraft = { desc: '', roles: [] };

/** Creates an API key of the organization, or one for the project, in two steps: its information, then its access list. */
export function AddApiKeyPage() {
  const scope = useScope();
  const mayChange = useMayChangeKeys(scope);
  // Here and nowhere else: the private key must not outlive the page.
  const [created, setCreated] = useState<ApiKey>();
  const [draft, setDraft] = useState(NOTHING_YET);
  return (
    <Page
      title={scope.kind === 'organization' ? 'Add API Key' : 'Create API Key'}
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'applications/api-keys')}>API Keys</Link> · {scope.name}
        </>
      }
      lead={
        scope.kind === 'organization'
          ? 'Creates an API key of the organization. Projects can be opened to it later.'
          : `Creates an API key for the project ${scope.name}. In the organization it becomes Organization Member.`
      }
    >
      {created ? (
        <>
          <Steps steps={KEY_STEPS} current={1} />
          <NewKeyStep scope={scope} apiKey={created} />
        </>
      ) : mayChange || draft !== NOTHING_YET ? (
        // Also when the permission was lost meanwhile: the refusal says so, and what was typed stays.
        <>
          <Steps steps={KEY_STEPS} current={0} />
          <InformationStep scope={scope} draft={draft} onChange={setDraft} onCreated={setCreated} />
        </>
      ) : mayChange === undefined ? (
        <Skeleton />
      ) : (
        <ReadOnlyNotice permission={`${scope.kind}.apiKeys.write`} what="API keys" />
      )}
    </Page>
  );
}

function InformationStep({
  scope,
  draft,
  onChange,
  onCreated,
}: {
  scope: NamedScope;
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
  onCreated: (key: ApiKey) => void;
}) {
  const creation = useSteps(async (asked: KeyDraft) => {
    // Not the mutation's result: that would keep the private key in the cache of mutations.
    onCreated(await send(createApiKey(scope, asked)));
  });
  const form = useForm({
    problems: problemsOf(draft),
    sending: creation,
    send: () => creation.mutate(draft),
  });
  return (
    <>
      <form className="card form" {...form.props}>
        <h2>{KEY_STEPS[0]}</h2>
        <KeyInformation scope={scope} draft={draft} problem={form.problem} onChange={onChange} />
        <Refusal error={creation.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={creation.isPending}>
            Next
          </Button>
          <Link className="button" ignoreBlocker to={scopeUrl(scope, 'applications/api-keys')}>
            Cancel
          </Link>
        </Actions>
        <p className="hint">Next creates the key and shows its private key.</p>
      </form>
      <CallPanel
        calls={[
          {
            title: 'Create the API key',
            call: createApiKey(scope, {
              desc: draft.desc || '{DESCRIPTION}',
              roles: draft.roles.length > 0 ? draft.roles : ['{ROLE}'],
            }),
          },
        ]}
      />
    </>
  );
}
