import { type FormEvent, useState } from 'react';
import { setApiKeyExpiry } from '../../api/calls/api-keys.js';
import { useSend } from '../../api/query.js';
import { MINUTE_MS } from '../../domain.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { focusFirst, SaveButtons } from '../../kit/SaveButtons.js';

/** When a key expires, to be changed. The button that saves it is there once something was changed. */
export function KeyExpiry({ orgId, id, expiresAt }: { orgId: string; id: string; expiresAt: string | null }) {
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
