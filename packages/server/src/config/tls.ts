import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Clock } from '../domain/clock.js';
import { isEveryInterface } from '../domain/host-names.js';
import type { Sealing } from '../domain/sealing.js';
import type { Settings } from './settings.js';
import { readTlsFiles, type TlsFiles } from './tls-files.js';

/** What the server speaks HTTPS with; `caFile` is the authority to trust where we made one. */
export interface Tls extends TlsFiles {
  readonly caFile?: string;
}

/** Seals what a replaced master key sealed beside the store. */
export async function resealTlsKey(dataDir: string, sealing: Pick<Sealing, 'reseal'>): Promise<void> {
  const directory = resolve(dataDir, DIRECTORY);
  if (!existsSync(directory)) return;
  const { resealAuthorityKey } = await import('./local-certificates.js');
  resealAuthorityKey(directory, sealing);
}

const DIRECTORY = 'tls';

/** The certificate to serve: the one that was set, or one of our own making; `undefined` for plain HTTP. */
export async function loadTls(
  settings: Settings,
  { now, sealing }: { readonly now: Clock; readonly sealing: Sealing },
): Promise<Tls | undefined> {
  if (settings.tls === undefined) return readTlsFiles(settings);
  const names = new Set(['localhost', '127.0.0.1', '::1']);
  if (!isEveryInterface(settings.host)) names.add(settings.host);
  if (settings.publicUrl !== undefined)
    names.add(new URL(settings.publicUrl).hostname.replace(/^\[|\]$/g, ''));
  // Loaded only here: the certificate library takes longer to load than the rest of the server.
  const { localCertificates } = await import('./local-certificates.js');
  // Absolute, because the path of the authority is printed for clients that run elsewhere.
  return localCertificates(resolve(settings.dataDir, DIRECTORY), [...names], { now: now(), sealing });
}
