/**
 * Over TLS browsers take a cookie of such a name from this very host alone, and over TLS (RFC 6265bis section 4.1.3.2): cookies
 * know no ports, so a program beside could set another.
 */
const PREFIX_OVER_TLS = '__Host-';
const SESSION = 'sallyport_session';
const BROWSER = 'sallyport_browser';

/** The cookie that holds the token of a session of a server at an address. */
export function sessionCookieName(publicUrl: string): string {
  return nameAt(publicUrl, SESSION);
}

/** Under either name, for programs that know no more of a server than where they reach it. */
export const sessionCookieNames: readonly string[] = [SESSION, PREFIX_OVER_TLS + SESSION];

/** The cookie by which a browser is known in which somebody signed in (browser-marks.ts). It opens nothing. */
export function browserCookieName(publicUrl: string): string {
  return nameAt(publicUrl, BROWSER);
}

function nameAt(publicUrl: string, name: string): string {
  return publicUrl.startsWith('https:') ? PREFIX_OVER_TLS + name : name;
}

/** The header that proves, on methods that change something, that the page itself sent the request. */
export const CSRF_HEADER = 'X-CSRF-Token';
