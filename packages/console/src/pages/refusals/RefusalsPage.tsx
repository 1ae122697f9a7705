import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listRefusals, type RefusalFilter } from '../../api/calls/use.js';
import { read } from '../../api/query.js';
import { RefusalTable } from '../../credentials/RefusalTable.js';
import { codeLabel, filterCodes } from '../../credentials/refusal-words.js';
import { Button } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { useForm } from '../../kit/useForm.js';
import { useApiNames } from '../../shell/guarded-api-names.js';
import { useScope } from '../../shell/scope.js';
import { useListSearch, useSearchValues } from '../../shell/search.js';
import type { SearchValues } from '../../shell/search-values.js';
import styles from './Refusals.module.css';

/** Refusals: calls that were refused in the last seven days, why, and what repairs them. */
export function RefusalsPage() {
  const scope = useScope();
  const [values, change] = useSearchValues();
  const { page, setPage } = useListSearch();
  const filter = filterOf(values);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const call = listRefusals(scope, filter, { pageNum: page, itemsPerPage: ROWS_PER_PAGE });
  const query = useQuery({ ...read(call), refetchInterval: REFRESH_MS });
  return (
    <Page
      title="Refusals"
      eyebrow={scope.name}
      lead="Calls that were refused in the last seven days: why, from where, and what repairs it. Calls with a key or client ID that does not exist are not listed."
      actions={
        <Button icon="refresh" isBusy={query.isFetching && !query.isPending} onClick={() => query.refetch()}>
          Refresh
        </Button>
      }
    >
      <Filters
        key={JSON.stringify(filter)}
        filter={filter}
        onChange={(changes) => change({ ...changes, page: undefined })}
      />
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <Empty title={isFiltered ? 'No refusal matches' : 'Nothing was refused'}>
              <p>
                {isFiltered
                  ? 'Other filters may show some.'
                  : 'A call that is refused is here within a few seconds, with the reason and what repairs it.'}
              </p>
            </Empty>
          ) : (
            <section aria-label="Refused calls">
              <RefusalTable scope={scope} rows={results} />
              <Pager page={page} total={totalCount} onPage={setPage} />
            </section>
          )
        }
      </Loaded>
      <CallPanel calls={[{ title: 'List these refusals', call }]} />
    </Page>
  );
}

/** The reason applies at once; what is typed, with Enter or the button. */
function Filters({ filter, onChange }: { filter: RefusalFilter; onChange: (changes: SearchValues) => void }) {
  const [credentialId, setCredential] = useState(filter.credentialId ?? '');
  const [address, setAddress] = useState(filter.address ?? '');
  const [route, setRoute] = useState(filter.operation ?? '');
  const apis = useApiNames();
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const form = useForm({
    isQuestion: true,
    sending: { isPending: false, error: null },
    send: () =>
      onChange({
        credentialId: credentialId.trim() || undefined,
        address: address.trim() || undefined,
        operation: route.trim() || undefined,
      }),
  });
  return (
    <form className={styles.filters} aria-label="Filters" {...form.props}>
      <SelectField
        label="Reason"
        options={[
          { value: '', label: 'All reasons' },
          ...reasonsFor(filter.code).map((code) => ({ value: code, label: codeLabel(code) })),
        ]}
        value={filter.code?.[0] ?? ''}
        onValueChange={(code) => onChange({ code: code || undefined })}
      />
      {(apis.length > 0 || filter.api !== undefined) && (
        <SelectField
          label="API"
          options={[{ value: '', label: 'All APIs' }, ...withAsked(apis, filter.api)]}
          value={filter.api ?? ''}
          onValueChange={(api) => onChange({ api: api || undefined, operation: undefined })}
        />
      )}
      {(filter.api !== undefined || filter.operation !== undefined) && (
        <TextField
          label="Route"
          placeholder="GET /v1/orders"
          spellCheck={false}
          value={route}
          onChange={(event) => setRoute(event.target.value)}
        />
      )}
      <TextField
        label="Credential"
        placeholder="Public key or client ID"
        spellCheck={false}
        value={credentialId}
        onChange={(event) => setCredential(event.target.value)}
      />
      <TextField
        label="From"
        placeholder="IP address"
        spellCheck={false}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button type="submit">Filter</Button>
      {isFiltered && <Button onClick={() => onChange(NO_FILTER)}>Clear filters</Button>}
    </form>
  );
}

const NO_FILTER = {
  code: undefined,
  credentialId: undefined,
  address: undefined,
  api: undefined,
  operation: undefined,
};

/** The guarded APIs that are known, and the one that the address of the page asks for. */
function withAsked(apis: ReturnType<typeof useApiNames>, asked: string | undefined) {
  const isKnown = asked === undefined || apis.some(({ value }) => value === asked);
  return isKnown ? apis : [...apis, { value: asked, label: asked }];
}

/** As often as a server writes down what it refused. */
const REFRESH_MS = 10_000;

function filterOf(values: SearchValues): RefusalFilter {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const code = text('code');
  return {
    code: code === undefined ? undefined : [code],
    credentialId: text('credentialId'),
    address: text('address'),
    api: text('api'),
    operation: text('operation'),
  };
}

/** Those that are offered, and the one that the address of the page asks for. */
function reasonsFor(asked: readonly string[] | undefined): readonly string[] {
  return [...new Set([...filterCodes, ...(asked ?? [])])];
}
