import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { getCurrentAddress } from '../../api/calls/access-lists.js';
import { type Credential, listCredentials } from '../../api/calls/credentials.js';
import {
  explainRequest,
  getApiDocument,
  methods,
  type Question,
  type RequestMethod,
} from '../../api/calls/explain.js';
import { read } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { Page } from '../../kit/Page.js';
import { Refusal } from '../../kit/Refusal.js';
import { SuggestField, type Suggestion } from '../../kit/SuggestField.js';
import { type Problems, useForm } from '../../kit/useForm.js';
import { useApiNames } from '../../shell/guarded-api-names.js';
import { useScope } from '../../shell/scope.js';
import { useSearchValues } from '../../shell/search.js';
import type { SearchValues } from '../../shell/search-values.js';
import styles from './Explain.module.css';
import { ExplanationView } from './ExplanationView.js';
import { matchingPaths, pathIn, pathsOf } from './path-suggestions.js';

/** The Access Check: would a request by a credential from an address pass, and if not, why. The address keeps the question. */
export function ExplainPage() {
  const scope = useScope();
  const [values, change] = useSearchValues();
  const asked = questionIn(values);
  const answer = useQuery({
    queryKey: ['explain', asked],
    queryFn: ({ signal }) => {
      if (asked === undefined) throw new Error('nothing was asked');
      return send(explainRequest(asked), signal);
    },
    enabled: asked !== undefined,
  });
  const address = useQuery(read(getCurrentAddress()));
  const [draft, setDraft] = useState(() => draftOf(values));
  // Going back asks what was asked before.
  useEffect(() => setDraft(draftOf(values)), [values]);
  const from = draft.from ?? address.data?.currentIpv4Address ?? '';
  const question: Question = {
    as: draft.as.trim(),
    from: from.trim(),
    method: draft.method,
    // That of a guarded API is as its callers send it.
    path: draft.api === undefined ? pathIn(draft.path) : draft.path.trim(),
    ...(draft.api !== undefined && { api: draft.api }),
  };
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));

  const form = useForm({
    problems: problemsOf(question),
    // Another question can be asked while the answer to one is on its way.
    sending: { isPending: false, error: answer.error },
    isQuestion: true,
    send() {
      if (JSON.stringify(question) === JSON.stringify(asked)) void answer.refetch();
      else change({ api: undefined, ...question });
    },
  });

  return (
    <Page
      title="Access Check"
      eyebrow={scope.name}
      lead="Would this request pass, and if not, why? Sallyport makes every check that the request would meet, but not the request itself. Nothing is counted or changed."
    >
      <form className={`card form ${styles.form}`} {...form.props}>
        <CredentialField text={draft.as} problem={form.problem('as')} onChange={(as) => set({ as })} />
        <div className={styles.address}>
          <TextField
            label="From"
            hint="An IPv4 or IPv6 address."
            problem={form.problem('from')}
            spellCheck={false}
            value={from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <Button
            disabled={address.data === undefined}
            onClick={() => set({ from: address.data?.currentIpv4Address })}
          >
            Use Current IP Address
          </Button>
        </div>
        <ApiField api={draft.api} onChange={(api) => set({ api })} />
        <RequestFields draft={draft} problem={form.problem('path')} onChange={set} />
        <Refusal error={answer.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={answer.isFetching}>
            Check
          </Button>
        </Actions>
      </form>
      {asked && answer.data && <ExplanationView question={asked} explanation={answer.data} />}
      <CallPanel
        calls={[
          {
            title: 'Say whether a request would pass',
            call: explainRequest({
              ...question,
              as: question.as || '{PUBLIC-KEY}',
              path: question.path || (draft.api === undefined ? '/api/atlas/v2/groups' : '/'),
            }),
          },
        ]}
      />
    </Page>
  );
}

interface Draft {
  readonly as: string;
  /** Absent while it is the current address. */
  readonly from: string | undefined;
  readonly method: RequestMethod;
  readonly path: string;
  readonly api: string | undefined;
}

function draftOf(values: SearchValues): Draft {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const method = text('method')?.toUpperCase();
  return {
    as: text('as') ?? '',
    from: text('from'),
    method: methods.find((known) => known === method) ?? 'GET',
    path: text('path') ?? '',
    api: text('api'),
  };
}

/** The question that the address asks, if it is a whole one. */
function questionIn(values: SearchValues): Question | undefined {
  const { as, from, method, path, api } = draftOf(values);
  if (as === '' || from === undefined || path === '') return undefined;
  return { as, from, method, path, ...(api !== undefined && { api }) };
}

function problemsOf({ as, from, path }: Question): Problems<'as' | 'from' | 'path'> {
  return {
    ...(as === '' && { as: 'Enter the public key of an API key, or the client ID of a service account.' }),
    ...(from === '' && { from: 'Enter an address, or use your current one.' }),
    ...(!path.startsWith('/') && {
      path: 'Enter a path that begins with a slash, such as /api/atlas/v2/groups.',
    }),
  };
}

/** A public key or client ID, with the organization's credentials to choose from. */
function CredentialField({
  text,
  problem,
  onChange,
}: {
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}) {
  const { orgId } = useScope();
  const search = useDeferredValue(text.trim());
  const { data } = useQuery(
    read(listCredentials({ kind: 'organization', orgId }, { search, itemsPerPage: 10 })),
  );
  return (
    <SuggestField
      label="Credential"
      hint="The public key of an API key, or the client ID of a service account. Search by description too."
      problem={problem}
      value={text}
      suggestions={(data?.results ?? []).map(suggestionOf)}
      onType={onChange}
      onChoose={({ value }) => onChange(value)}
    />
  );
}

function suggestionOf({ kind, id, publicKey, name, description }: Credential): Suggestion {
  return kind === 'API_KEY'
    ? { value: publicKey ?? id, label: publicKey ?? id, hint: `API Key · ${description}` }
    : { value: id, label: id, hint: `Service Account · ${name}` };
}

/** Which API is called, where there are guarded ones. */
function ApiField({
  api,
  onChange,
}: {
  api: string | undefined;
  onChange: (api: string | undefined) => void;
}) {
  const apis = useApiNames();
  if (apis.length === 0 && api === undefined) return null;
  const isKnown = api === undefined || apis.some(({ value }) => value === api);
  return (
    <SelectField
      label="API"
      options={[
        { value: '', label: 'Sallyport itself' },
        ...apis,
        ...(isKnown ? [] : [{ value: api, label: api }]),
      ]}
      value={api ?? ''}
      onValueChange={(chosen) => onChange(chosen || undefined)}
    />
  );
}

/** Method and path, with the operations of the API to choose from. */
function RequestFields({
  draft,
  problem,
  onChange,
}: {
  draft: Draft;
  problem: string | undefined;
  onChange: (changes: Partial<Draft>) => void;
}) {
  const scope = useScope();
  const { data } = useQuery({
    ...read(getApiDocument()),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const paths = useMemo(() => (data ? pathsOf(data, scope) : []), [data, scope]);
  return (
    <div className={styles.line}>
      <SelectField
        label="Method"
        options={methods.map((method) => ({ value: method, label: method }))}
        value={draft.method}
        onValueChange={(method) => onChange({ method })}
      />
      <SuggestField
        label="Path"
        problem={problem}
        value={draft.path}
        suggestions={draft.api === undefined ? matchingPaths(paths, draft.path) : []}
        onType={(path) => onChange({ path })}
        onChoose={({ value, method }) => onChange({ path: value, method })}
        placeholder={draft.api === undefined ? '/api/atlas/v2/…' : '/v1/…'}
      />
    </div>
  );
}
