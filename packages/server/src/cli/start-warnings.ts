import { statSync } from 'node:fs';
import { othersMayWriteIn } from '../config/others-may.js';
import type { SettingName, Settings } from '../config/settings.js';
import { isLoopbackName } from '../domain/host-names.js';

/** What a start should be warned of, as sentences for the log. */
export function startWarnings(
  settings: Settings,
  flags: Readonly<Partial<Record<SettingName, string>>>,
): readonly string[] {
  const warnings: string[] = [];
  if (
    !isLoopbackName(settings.host) &&
    settings.tlsCert === undefined &&
    settings.tls === undefined &&
    settings.trustedProxies.length === 0
  )
    warnings.push(
      `listening on ${settings.host} without TLS: anybody on the network can read and change requests and answers, new API keys ` +
        'among them (HTTP Digest hides private keys only). Set SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY, or use a TLS ' +
        'proxy and list it in SALLYPORT_TRUSTED_PROXIES.',
    );
  if (!isLoopbackName(settings.host) && settings.hostNames.length > 0)
    warnings.push(
      `SALLYPORT_HOST_NAMES has no effect: a server that listens on ${settings.host} answers to every host name; only a loopback address restricts them`,
    );
  const { dataDir, databaseUrl } = settings;
  if (databaseUrl === undefined && isWritableByOthers(dataDir))
    warnings.push(
      `other users of this machine can write to the data directory ${dataDir}, and could replace the store or the master key; ` +
        `run: chmod go-w ${dataDir}`,
    );
  if (flags.masterKey !== undefined || flags.previousMasterKey !== undefined)
    warnings.push(
      'the master key was given as a flag, which other users of this machine can see in the process list; use SALLYPORT_MASTER_KEY',
    );
  return warnings;
}

/** Not yet, where it is still to be made. */
function isWritableByOthers(directory: string): boolean {
  const found = statSync(directory, { throwIfNoEntry: false });
  return found !== undefined && othersMayWriteIn(found, { uid: process.getuid?.(), gid: process.getgid?.() });
}
