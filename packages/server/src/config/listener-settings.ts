import { setting } from './setting.js';
import { type GuardPlace, guardPlace, listenAddress } from './setting-forms.js';

/** Where else to listen than for the API. */
export const listenerSettings = {
  metricsListen: setting<{ readonly host: string; readonly port: number } | undefined>({
    env: 'SALLYPORT_METRICS_LISTEN',
    flag: '--metrics-listen',
    form: '`address:port`',
    default: undefined,
    description:
      'Serves `/metrics` on this address, over plain HTTP, instead of the port of the API. Port 0 takes a free one.',
    parse: listenAddress,
  }),
  guardListen: setting<GuardPlace | undefined>({
    env: 'SALLYPORT_GUARD_LISTEN',
    flag: '--guard-listen',
    form: '`address:port`, or the path of a Unix socket',
    default: undefined,
    description:
      'Serves the gates of guarded APIs on this address, over plain HTTP, or on a Unix socket, and nothing else. Choose one that only your proxies reach. Default with `--guard`: 127.0.0.1, one port above that of the API. Otherwise only gates with a secret are served, on the port of the API. Port 0 takes a free one.',
    parse: guardPlace,
  }),
} as const;

/** Where gates ask, by all settings. */
export function guardPlaceOf({
  guardListen,
  guardFile,
  port,
}: {
  readonly guardListen: GuardPlace | undefined;
  readonly guardFile: string | undefined;
  readonly port: number;
}): GuardPlace | undefined {
  if (guardListen !== undefined || guardFile === undefined) return guardListen;
  return { host: '127.0.0.1', port: port === 0 ? 0 : port + 1 };
}
