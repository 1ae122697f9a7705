import { useState } from 'react';
import type { OrganizationSettings } from '../../api/calls/organization-settings.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { SaveButtons } from '../../kit/SaveButtons.js';
import { useForm } from '../../kit/useForm.js';
import { useSettings } from './useSettings.js';

/** Whom to reach about the organization. */
export function ContactSettings({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const { error, isBusy, save } = useSettings(orgId);
  const saved = { security: settings.securityContact ?? '', operations: settings.operationsContact ?? '' };
  const [draft, setDraft] = useState<typeof saved>();
  const { security, operations } = draft ?? saved;
  const isChanged = security.trim() !== saved.security || operations.trim() !== saved.operations;
  const form = useForm({
    sending: { isPending: isBusy, error },
    send() {
      if (!isChanged) return;
      save({ securityContact: security.trim(), operationsContact: operations.trim() }, () => {
        setDraft(undefined);
        form.focusFirst();
      });
    },
  });
  return (
    <section className="card" aria-labelledby="contacts">
      <h2 id="contacts">Contacts</h2>
      <form className="form" {...form.props} noValidate={false}>
        <p className="quiet">Whom others can ask. This server keeps the addresses and sends nothing there.</p>
        <TextField
          label="Security Contact"
          type="email"
          value={security}
          problem={form.problem('securityContact')}
          onChange={(event) => setDraft({ security: event.target.value, operations })}
        />
        <TextField
          label="Operations Contact"
          type="email"
          value={operations}
          problem={form.problem('operationsContact')}
          onChange={(event) => setDraft({ security, operations: event.target.value })}
        />
        <Refusal error={error} />
        <SaveButtons isShown={isChanged} isBusy={isBusy} onCancel={() => setDraft(undefined)} />
      </form>
    </section>
  );
}
