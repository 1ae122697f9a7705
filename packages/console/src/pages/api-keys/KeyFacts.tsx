import { type FormEvent, type ReactNode, useState } from 'react';
import { setApiKeyExpiry } from '../../api/calls/api-keys.js';
import type { Credential } from '../../api/calls/credentials.js';
import { useSend } from '../../api/query.js';
import { MINUTE_MS } from '../../domain.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { focusFirst, SaveButtons } from '../../kit/SaveButtons.js';
import type { Column } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { ExpiryBadge } from '../service-accounts/SecretExpiry.js';

type Facts = Pick<Credential, 'expiresAt'>;

/** What is true of a key by itself, as lists show it. */
export const keyFactColumns: readonly Column<Credential>[] = [
  {
    name: 'Expires',
    cell: ({ expiresAt }) =>
      expiresAt === null ? (
        <Time time={null} />
      ) : (
        <ExpiryBadge what="Key" expiresAt={expiresAt} otherwise={<Time time={expiresAt} isDay />} />
      ),
  },
];

/** The same among the facts of one key. */
export function keyFacts({ expiresAt }: Facts): readonly (readonly [name: string, value: ReactNode])[] {
  return [['Expires', <Time key="expiresAt" time={expiresAt} />]];
}

/** The same to be changed, each by a call of its own. */
export function ChangeKeyFacts({ orgId, id, facts }: { orgId: string; id: string; facts: Facts }) {
  return <KeyExpiry orgId={orgId} id={id} expiresAt={facts.expiresAt} />;
}

/** The calls that change it, for "Show as curl / CLI". */
export const keyFactCalls = (orgId: string) => [
  { title: 'Set when an API key expires', call: setApiKeyExpiry(orgId, '{API-KEY-ID}', '{TIME}') },
];

/** When a key expires, to be changed. The button that saves it is there once something was changed. */
function KeyExpiry({ orgId, id, expiresAt }: { orgId: string; id: string; expiresAt: string | null }) {
  const [draft, setDraft] = useState<string>();
  const change = useSend((to: string | null) => setApiKeyExpiry(orgId, id, to));
  const saved = expiresAt === null ? '' : localText(expiresAt);
  const text = draft ?? saved;
  const isChanged = text !== saved;
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!isChanged || change.isPending) return;
    change.mutate(text === '' ? null : new Date(text).toISOString(), {
      onSuccess: () => {
        setDraft(undefined);
        focusFirst(form);
      },
    });
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
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
