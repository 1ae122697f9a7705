import { statSync } from 'node:fs';
import { others, othersMay } from '../config/others-may.js';
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
      `listening on ${settings.host} without TLS: Digest keeps private keys off the wire, but whoever is on the way can read ` +
        'and change everything else, new keys among it. Set SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY, or put a proxy ' +
        'that speaks TLS in front and name it in SALLYPORT_TRUSTED_PROXIES.',
    );
  const { dataDir, databaseUrl } = settings;
  if (databaseUrl === undefined && isWritableByOthers(dataDir))
    warnings.push(
      `others can write to the data directory ${dataDir}, and so put another store or master key in the place of yours; take ` +
        `that from them: chmod go-w ${dataDir}`,
    );
  if (flags.masterKey !== undefined || flags.previousMasterKey !== undefined)
    warnings.push(
      'the master key was given by a flag, which other users of this machine can read in the list of processes; use SALLYPORT_MASTER_KEY',
    );
  return warnings;
}

/** Not yet, where it is still to be made. */
function isWritableByOthers(directory: string): boolean {
  const found = statSync(directory, { throwIfNoEntry: false });
  return found !== undefined && othersMay(others.write, found);
}
