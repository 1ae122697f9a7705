import type { SettingName, Settings } from '../config/settings.js';
import { parseAddress } from '../domain/addresses.js';

/** What a start should be warned of, as sentences for the log. */
export function startWarnings(
  settings: Settings,
  flags: Readonly<Partial<Record<SettingName, string>>>,
): readonly string[] {
  const warnings: string[] = [];
  if (
    !isLoopback(settings.host) &&
    settings.tlsCert === undefined &&
    settings.tls === undefined &&
    settings.trustedProxies.length === 0
  )
    warnings.push(
      `listening on ${settings.host} without TLS: Digest keeps private keys off the wire, but whoever is on the way can read ` +
        'and change everything else, new keys among it. Set SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY, or put a proxy ' +
        'that speaks TLS in front and name it in SALLYPORT_TRUSTED_PROXIES.',
    );
  if (flags.masterKey !== undefined)
    warnings.push(
      'the master key was given by a flag, which other users of this machine can read in the list of processes; use SALLYPORT_MASTER_KEY',
    );
  return warnings;
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  const text = parseAddress(host)?.text;
  return text === '::1' || text?.startsWith('127.') === true;
}
