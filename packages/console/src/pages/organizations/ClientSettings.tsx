import type { OrganizationSettings } from '../../api/calls/organization-settings.js';
import { Refusal } from '../../kit/Refusal.js';
import { Toggle } from '../../kit/Toggle.js';
import { useSettings } from './useSettings.js';

/** Settings of the API that mean nothing here, by their names on the wire. */
export const clientSettings = [
  { name: 'genAIFeaturesEnabled', label: 'Generative AI Features' },
  { name: 'restrictEmployeeAccess', label: 'Restrict Employee Access' },
  { name: 'streamsCrossGroupEnabled', label: 'Stream Processing Across Projects' },
] as const;

/** What clients such as Terraform set and read back. */
export function ClientSettings({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const { error, isBusy, save } = useSettings(orgId);
  return (
    <section className="card form" aria-labelledby="client-settings">
      <h2 id="client-settings">Kept for Clients</h2>
      <p className="quiet">
        Clients such as Terraform set these and read them back. On this server they change nothing.
      </p>
      {clientSettings.map(({ name, label }) => (
        <Toggle
          key={name}
          label={label}
          isOn={settings[name]}
          onChange={(isOn) => !isBusy && save({ [name]: isOn })}
        />
      ))}
      <Refusal error={error} />
    </section>
  );
}
