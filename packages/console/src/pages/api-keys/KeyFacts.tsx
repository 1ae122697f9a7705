import { shownText } from '@sallyport/client';
import { type ReactNode, useState } from 'react';
import { deleteApiKey, setApiKeyExpiry } from '../../api/calls/api-keys.js';
import type { Credential } from '../../api/calls/credentials.js';
import type { Scope } from '../../api/calls/scopes.js';
import { useSend } from '../../api/query.js';
import { rolesOf } from '../../credentials/credential-roles.js';
import { MINUTE_MS } from '../../domain.js';
import { ExpiryBadge } from '../../kit/ExpiryBadge.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { SaveButtons } from '../../kit/SaveButtons.js';
import type { Column } from '../../kit/Table.js';
import { RelativeTime, Time } from '../../kit/Time.js';
import { useForm } from '../../kit/useForm.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import type { NamedScope } from '../../shell/scope.js';
import { useMayChangeKeys } from './may-change.js';

/** What lists show of a key beside its name and what it may do. */
export const keyFactColumns: readonly Column<Credential>[] = [
  { name: 'Last Used', sort: 'lastUsedAt', cell: (key) => <RelativeTime time={key.lastUsedAt} /> },
  { name: 'Created', sort: 'createdAt', room: 'minor', cell: (key) => <Time time={key.createdAt} isDay /> },
  {
    name: 'Expires',
    sort: 'expiresAt',
    cell: ({ expiresAt }) =>
      expiresAt === null ? (
        <Time time={null} />
      ) : (
        <ExpiryBadge what="Key" expiresAt={expiresAt} otherwise={<Time time={expiresAt} isDay />} />
      ),
  },
];

/** The calls that change a key of a list, for "Show as curl / CLI". */
export function keyCalls(scope: Scope) {
  const id = '{API-KEY-ID}';
  return scope.kind === 'organization'
    ? [
        { title: 'Delete an API key', call: deleteApiKey(scope, id) },
        { title: 'Set when an API key expires', call: setApiKeyExpiry(scope.orgId, id, '{TIME}') },
      ]
    : [{ title: 'Remove an API key from the project', call: deleteApiKey(scope, id) }];
}

/** What is true of one key, and, for those who may, what of it can be changed. */
export function KeyFacts({ scope, apiKey }: { scope: NamedScope; apiKey: Credential }) {
  const mayChange = useMayChangeKeys(scope);
  return (
    <>
      <dl className="facts">
        <dt>Description</dt>
        <dd>{shownText(apiKey.description)}</dd>
        <dt>Private Key</dt>
        <dd>
          <code>{apiKey.maskedPrivateKey}</code>
        </dd>
        <dt>Last Used</dt>
        <dd>
          <Time time={apiKey.lastUsedAt} />
          {apiKey.lastUsedAddress && (
            <>
              {' '}
              from <code>{apiKey.lastUsedAddress}</code>
            </>
          )}
        </dd>
        <dt>Created</dt>
        <dd>
          <Time time={apiKey.createdAt} />
        </dd>
        <dt>Expires</dt>
        <dd>
          <Time time={apiKey.expiresAt} />
        </dd>
        <dt>Organization Permissions</dt>
        <dd>
          <RoleBadges roles={apiKey.orgRoles} />
        </dd>
        {scope.kind === 'project' && (
          <>
            <dt>Project Permissions</dt>
            <dd>
              <RoleBadges roles={rolesOf(apiKey, scope)} />
            </dd>
          </>
        )}
      </dl>
      {mayChange && <KeySettings scope={scope} apiKey={apiKey} />}
    </>
  );
}

/** What of a key is set by itself, by what it is called; the organization's pages have it. */
const settings: Readonly<Record<string, (props: { orgId: string; apiKey: Credential }) => ReactNode>> = {
  Expiry: KeyExpiry,
};

/** A form for each setting; with `inCards` each is a part of a page. */
export function KeySettings({
  scope,
  apiKey,
  inCards = false,
}: {
  scope: Scope;
  apiKey: Credential;
  inCards?: boolean;
}) {
  if (scope.kind !== 'organization') return null;
  return Object.entries(settings).map(([name, Setting]) => {
    const form = <Setting key={name} orgId={scope.orgId} apiKey={apiKey} />;
    if (!inCards) return form;
    return (
      <section key={name} className="card form" aria-label={name}>
        {form}
      </section>
    );
  });
}

/** When a key expires, to be changed. The button that saves it is there once something was changed. */
function KeyExpiry({ orgId, apiKey: { id, expiresAt } }: { orgId: string; apiKey: Credential }) {
  const [draft, setDraft] = useState<string>();
  const change = useSend((to: string | null) => setApiKeyExpiry(orgId, id, to));
  const saved = expiresAt === null ? '' : localText(expiresAt);
  const text = draft ?? saved;
  const isChanged = text !== saved;
  const form = useForm({
    sending: change,
    send() {
      if (!isChanged) return;
      change.mutate(text === '' ? null : new Date(text).toISOString(), {
        onSuccess() {
          setDraft(undefined);
          form.focusFirst();
        },
      });
    },
  });
  return (
    <form className="form" {...form.props}>
      <TextField
        label="Expiry"
        hint="In your time zone. Without one the key does not expire."
        type="datetime-local"
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Refusal error={change.error} />
      <SaveButtons
        label="Save Expiry"
        isShown={isChanged}
        isBusy={change.isPending}
        onCancel={() => {
          setDraft(undefined);
          change.reset();
        }}
      />
    </form>
  );
}

/** A time as the field has it: in the viewer's zone, to the minute. */
function localText(time: string): string {
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
