import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';

export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * Reads the certificate and its key; `undefined` when neither is set. Throws SettingError when a file cannot be read or
 * the two do not go together.
 */
export function readTlsFiles({
  tlsCert,
  tlsKey,
}: Pick<Settings, 'tlsCert' | 'tlsKey'>): TlsFiles | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  const files = { cert: read('SALLYPORT_TLS_CERT', tlsCert), key: read('SALLYPORT_TLS_KEY', tlsKey) };
  try {
    createSecureContext(files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(
      `SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY: ${tlsCert} and ${tlsKey} are not a PEM certificate and its private key (${reason})`,
    );
  }
  return files;
}

function read(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SettingError(`${setting}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
