import { useState } from 'react';
import type { OrganizationSettings } from '../../api/calls/organization-settings.js';
import { limits, REQUIREMENT_NAME } from '../../domain.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { SaveButtons } from '../../kit/SaveButtons.js';
import { Toggle } from '../../kit/Toggle.js';
import { useForm } from '../../kit/useForm.js';
import { RequirementDialog } from './RequirementDialog.js';
import { useSettings } from './useSettings.js';

/** What programs need to call the API: access lists, and secrets that do not live too long. */
export function ApiAccessSettings({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const [asked, setAsked] = useState<boolean>();
  const isRequired = settings.apiAccessListRequired;
  return (
    <section className="card form" aria-labelledby="api-access">
      <h2 id="api-access">Access to the API</h2>
      <Toggle
        label={REQUIREMENT_NAME}
        isOn={isRequired}
        onChange={setAsked}
        hint={
          isRequired
            ? 'API keys and service accounts without access list entries are refused. People in this console are not affected.'
            : 'API keys and service accounts without access list entries can call from any address. Lists that have entries are kept to.'
        }
      />
      <SecretValidity orgId={orgId} settings={settings} />
      {asked !== undefined && (
        <RequirementDialog orgId={orgId} isTurningOn={asked} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

function SecretValidity({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const { error, isBusy, save } = useSettings(orgId);
  const saved = String(settings.maxServiceAccountSecretValidityInHours);
  const [draft, setDraft] = useState<string>();
  const hours = Number(draft ?? saved);
  const { minSecretValidityHours: least, maxSecretValidityHours: most } = limits;
  const isWrong = !Number.isInteger(hours) || hours < least || hours > most;
  const isChanged = draft !== undefined && draft.trim() !== saved;
  const form = useForm({
    problems: { hours: isWrong ? `Enter whole hours from ${least} to ${most}.` : undefined },
    showsAtOnce: true,
    sending: { isPending: isBusy, error },
    send() {
      if (!isChanged) return;
      save({ maxServiceAccountSecretValidityInHours: hours }, () => {
        setDraft(undefined);
        form.focusFirst();
      });
    },
  });
  return (
    <form className="form" {...form.props}>
      <TextField
        label="Maximum Validity of Client Secrets, in Hours"
        hint="How long a new client secret of a service account may live. Those that exist keep their time."
        inputMode="numeric"
        value={draft ?? saved}
        problem={form.problem('hours')}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Refusal error={error} />
      <SaveButtons isShown={isChanged} isBusy={isBusy} onCancel={() => setDraft(undefined)} />
    </form>
  );
}
