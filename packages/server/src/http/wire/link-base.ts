import type { IncomingMessage } from 'node:http';
import { hostNameOf, mayBeRegistered } from '../../domain/host-names.js';

/** The base of the links in the answer to a request, without a trailing slash. */
export type LinkBase = (request: IncomingMessage) => string;

/** RFC 9110 section 7.2: a name or address, and a port. */
const HOST = /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?$/i;

/**
 * A server that listens on every interface and has no public URL is known under many addresses, so its links lead where the
 * request went. Names that a stranger can register are no such address (DNS rebinding): a page could have led the request here by
 * one. Nothing of this is in mails and other texts that somebody reads who did not send the request.
 */
export function createLinkBase(options: {
  readonly publicUrl: () => string;
  readonly isFromRequest: boolean;
}): LinkBase {
  const { publicUrl, isFromRequest } = options;
  if (!isFromRequest) return publicUrl;
  return ({ headers: { host = '' } }) => {
    if (!HOST.test(host) || mayBeRegistered(hostNameOf(host))) return publicUrl();
    return `${publicUrl().startsWith('https:') ? 'https' : 'http'}://${host}`;
  };
}
