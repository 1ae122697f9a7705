import type { IncomingHttpHeaders } from 'node:http';
import { RefusalError, refuse } from '../../domain/errors.js';

/**
 * Refuses what a page of another site sends, for operations that change something before there is a
 * session, and so no CSRF token: signing somebody in to a foreign account is an attack too. Browsers say where a request
 * comes from (Fetch Metadata; `Origin` of the Fetch standard); programs say nothing, and pass.
 */
export function requireSameSite(headers: IncomingHttpHeaders, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  const { origin, host } = headers;
  const isForeign =
    (site !== undefined && site !== 'none') ||
    (origin !== undefined && origin !== new URL(publicUrl).origin && !hasHost(origin, host));
  if (isForeign) throw new RefusalError(refuse('CROSS_SITE_REQUEST'));
}

/** The server may be called by another name than its public one, for example `localhost`. */
function hasHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
