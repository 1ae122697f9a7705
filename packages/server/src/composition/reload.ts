import { X509Certificate } from 'node:crypto';
import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.js';
import { loadTls, type Tls } from '../config/tls.js';
import type { AccessLog } from '../http/access-log.js';
import type { Services } from '../services/services.js';

/** When the certificate that is served ends, in UTC milliseconds. */
export function endOf({ cert }: Tls): number {
  return Date.parse(new X509Certificate(cert).validTo);
}

/**
 * Makes what reads again what is in files: certificate and key, for connections that begin from then on, and the access log,
 * which goes on in a new file. What cannot be read leaves the server as it was, and is logged.
 */
export function createReload(options: {
  readonly settings: Settings;
  readonly services: Services;
  readonly server: Server;
  readonly accessLog: AccessLog | undefined;
  readonly log: Logger;
  /** Told of a certificate that is served from now on. */
  readonly onCertificate: (tls: Tls) => void;
}): () => Promise<void> {
  const { settings, services, server, accessLog, log, onCertificate } = options;

  async function reloadCertificate(): Promise<void> {
    if (!(server instanceof TlsServer)) return;
    try {
      const tls = await loadTls(settings, services);
      if (tls === undefined) return;
      const validTo = new Date(endOf(tls)).toISOString();
      server.setSecureContext({ cert: tls.cert, key: tls.key });
      onCertificate(tls);
      log.info({ validTo }, 'the TLS certificate was reloaded');
    } catch (error) {
      log.error({ err: error }, 'the TLS certificate could not be reloaded; the old one is still used');
    }
  }

  return async () => {
    await reloadCertificate();
    try {
      await accessLog?.reopen();
    } catch (error) {
      log.error({ err: error }, 'the access log could not be reopened; it continues in the old file');
      return;
    }
    log.info('reloaded');
  };
}
