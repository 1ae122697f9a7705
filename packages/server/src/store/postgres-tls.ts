import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { PostgresUrl } from '../domain/postgres-url.js';
import { StoreError } from './store-error.js';

/**
 * How sessions are encrypted, with the meanings that `sslmode` has in libpq: `require` proves nothing about the server
 * unless a root certificate is named, and then as much as `verify-ca`. Undefined leaves it to PGSSLMODE.
 *
 * @throws INVALID_STORE_OPTIONS for a file that cannot be read
 */
export function tlsOptions({
  mode,
  rootCert,
  cert,
  key,
}: PostgresUrl['tls']): ConnectionOptions | false | undefined {
  if (mode === undefined) return undefined;
  if (mode === 'disable') return false;
  const proves = mode !== 'require' || rootCert !== undefined;
  return {
    rejectUnauthorized: proves,
    ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    ...(rootCert !== undefined && rootCert !== 'system' && { ca: read(rootCert) }),
    ...(cert !== undefined && { cert: read(cert) }),
    ...(key !== undefined && { key: read(key) }),
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { message } = cause as Error;
    throw new StoreError(
      'INVALID_STORE_OPTIONS',
      `a file that the database URL names cannot be read: ${message}`,
      {
        cause,
      },
    );
  }
}
