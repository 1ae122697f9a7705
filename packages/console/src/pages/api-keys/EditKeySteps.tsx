import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { NewEntry } from '../../api/calls/access-lists.js';
import { getApiKey, updateApiKey } from '../../api/calls/api-keys.js';
import type { Credential } from '../../api/calls/credentials.js';
import { useSend } from '../../api/query.js';
import { rolesOf } from '../../credentials/credential-roles.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CopyField } from '../../kit/Copy.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { Steps } from '../../kit/Steps.js';
import { useForm } from '../../kit/useForm.js';
import { type NamedScope, scopeUrl } from '../../shell/scope.js';
import { useSearchValues } from '../../shell/search.js';
import { accessListCalls, KeyAccessList } from './KeyAccessList.js';
import { changesOf, KEY_STEPS, type KeyDraft, KeyInformation, problemsOf } from './KeyInformation.js';
import { useMayChangeKeys } from './may-change.js';

/** The value of `step` in the address that opens the second step. */
const ACCESS_LIST_STEP = 'access-list';

interface StepProps {
  readonly scope: NamedScope;
  readonly apiKey: Credential;
}

/** `hasMoved`: whether the other step was left for this one, and not the address opened. */
interface Moved {
  readonly hasMoved: boolean;
}

/** The two steps of a key, opened again from the organization or from a project. Which one is shown stands in the address. */
export function EditKeySteps({ scope, apiKey }: StepProps) {
  const [{ step }, change] = useSearchValues();
  const [hasMoved, setHasMoved] = useState(false);
  const isSecond = step === ACCESS_LIST_STEP;
  function go(to: string | undefined) {
    setHasMoved(true);
    change({ step: to });
  }
  return (
    <>
      <Steps steps={KEY_STEPS} current={isSecond ? 1 : 0} />
      {isSecond ? (
        <SecondStep scope={scope} apiKey={apiKey} hasMoved={hasMoved} onBack={() => go(undefined)} />
      ) : (
        <FirstStep scope={scope} apiKey={apiKey} hasMoved={hasMoved} onNext={() => go(ACCESS_LIST_STEP)} />
      )}
    </>
  );
}

/** The heading of a step; it takes the focus from the step before, so that screen readers say where one is. */
function useStepHeading(hasMoved: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved) heading.current?.focus();
  }, [hasMoved]);
  return heading;
}

function FirstStep({ scope, apiKey, hasMoved, onNext }: StepProps & Moved & { onNext: () => void }) {
  const heading = useStepHeading(hasMoved);
  const [draft, setDraft] = useState<KeyDraft>({ desc: apiKey.description, roles: rolesOf(apiKey, scope) });
  const navigate = useNavigate();
  const say = useMessages();
  const change = useSend((changes: Partial<KeyDraft>) => updateApiKey(scope, apiKey.id, changes));
  const changes = changesOf(apiKey, scope, draft);
  const isChanged = Object.keys(changes).length > 0;

  function saveAnd(go: () => void) {
    if (!isChanged) return go();
    change.mutate(changes, {
      onSuccess() {
        say('API key changed');
        go();
      },
    });
  }
  const form = useForm({
    problems: problemsOf(draft),
    sending: change,
    send: () => saveAnd(onNext),
  });
  const list = scopeUrl(scope, 'applications/api-keys');
  return (
    <>
      <form className="card form" {...form.props}>
        <h2 ref={heading} tabIndex={-1}>
          {KEY_STEPS[0]}
        </h2>
        <KeyInformation
          scope={scope}
          draft={draft}
          problem={form.problem}
          isDescribedElsewhere={!apiKey.isManageable}
          onChange={setDraft}
        />
        <Refusal error={change.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Next
          </Button>
          <Button
            isBusy={change.isPending}
            onClick={() => form.attempt(() => saveAnd(() => void navigate({ to: list })))}
          >
            Save
          </Button>
          <Link className="button" data-look="quiet" ignoreBlocker to={list}>
            Cancel
          </Link>
        </Actions>
        <p className="hint">
          Both Next and Save save what you changed. New roles count from the next call on.
        </p>
      </form>
      <CallPanel
        calls={[
          ...(scope.kind === 'organization'
            ? [{ title: 'Show the API key', call: getApiKey(scope.orgId, apiKey.id) }]
            : []),
          { title: 'Change the API key', call: updateApiKey(scope, apiKey.id, isChanged ? changes : draft) },
        ]}
      />
    </>
  );
}

function SecondStep({ scope, apiKey, hasMoved, onBack }: StepProps & Moved & { onBack: () => void }) {
  const heading = useStepHeading(hasMoved);
  const [draft, setDraft] = useState<readonly NewEntry[]>([]);
  const navigate = useNavigate();
  return (
    <>
      <section className="card form" aria-labelledby="keys">
        <h2 id="keys" ref={heading} tabIndex={-1}>
          {KEY_STEPS[1]}
        </h2>
        <CopyField
          label="Public Key"
          hint="Acts as the user name of API requests."
          value={apiKey.publicKey ?? ''}
        />
        <div className="field">
          <span className="field-label">Private Key</span>
          <span className="hint">
            Was shown once, when the key was created. If it is lost, create another key and delete this one.
          </span>
          <code>{apiKey.maskedPrivateKey}</code>
        </div>
      </section>
      <KeyAccessList scope={scope} apiKey={apiKey} onDraft={setDraft}>
        {scope.kind === 'project' && apiKey.isManageable && (
          <OrganizationLevel scope={scope} id={apiKey.id} />
        )}
      </KeyAccessList>
      <div className="row">
        <Button look="primary" onClick={() => navigate({ to: scopeUrl(scope, 'applications/api-keys') })}>
          Done
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      {apiKey.isManageable && <CallPanel calls={accessListCalls(scope, apiKey.id, draft)} />}
    </>
  );
}

/** Whose the list is, and for those who manage the keys of the organization the way there. */
function OrganizationLevel({ scope, id }: { scope: NamedScope; id: string }) {
  const organization = { kind: 'organization', orgId: scope.orgId } as const;
  const mayInOrganization = useMayChangeKeys(organization);
  return (
    <p className="hint">
      The list belongs to the API key in the organization and counts in all of its projects.{' '}
      {mayInOrganization && (
        <Link
          to={scopeUrl(organization, `applications/api-keys/${id}/edit`)}
          search={{ step: ACCESS_LIST_STEP }}
        >
          Edit it at the organization level
        </Link>
      )}
    </p>
  );
}
