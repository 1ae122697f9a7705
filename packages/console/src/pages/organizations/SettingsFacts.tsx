import { Fragment } from 'react';
import type { OrganizationSettings } from '../../api/calls/organization-settings.js';
import { LONGEST_SESSION_SECONDS, REQUIREMENT_NAME } from '../../domain.js';
import { clientSettings } from './ClientSettings.js';

/** The settings, for those who may not change them. */
export function SettingsFacts({ settings }: { settings: OrganizationSettings }) {
  const { customSessionTimeouts: timeouts } = settings;
  const facts: [string, string][] = [
    [REQUIREMENT_NAME, onOff(settings.apiAccessListRequired)],
    ['Maximum Validity of Client Secrets', `${settings.maxServiceAccountSecretValidityInHours} hours`],
    ['Require Multi-Factor Authentication', onOff(settings.multiFactorAuthRequired)],
    [
      'Sessions End After',
      minutes(timeouts?.absoluteSessionTimeoutInSeconds, `${LONGEST_SESSION_SECONDS / 3600} hours`),
    ],
    ['Idle Sessions End After', minutes(timeouts?.idleSessionTimeoutInSeconds, 'No limit')],
    ['Security Contact', settings.securityContact ?? 'None'],
    ['Operations Contact', settings.operationsContact ?? 'None'],
    ...clientSettings.map(({ name, label }): [string, string] => [label, onOff(settings[name])]),
  ];
  return (
    <section className="card" aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const onOff = (isOn: boolean) => (isOn ? 'On' : 'Off');

function minutes(seconds: number | undefined, none: string): string {
  return seconds === undefined ? none : `${seconds / 60} minutes`;
}
