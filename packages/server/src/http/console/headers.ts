import { hostNameOf, isLoopbackName } from '../../domain/host-names.js';
import { ATLAS } from '../wires/atlas.js';

/** Powerful features that the console has no use for; only names that browsers know, which complain of others. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Secrets are copied with a button, so writing to the clipboard stays. */
const PERMISSIONS_POLICY = [
  'clipboard-write=(self)',
  ...UNUSED_FEATURES.map((feature) => `${feature}=()`),
].join(', ');

/**
 * Of everything that the console is made of. A browser that is told of `localhost` to use TLS would do so on every port of
 * it, whoever listens there: RFC 6797 knows no ports.
 */
export function commonHeaders(host: string | undefined): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    ...(isLoopbackName(hostNameOf(host ?? ''))
      ? {}
      : { 'Strict-Transport-Security': ATLAS.strictTransportSecurity }),
  };
}

/**
 * Scripts and styles come from /assets alone, and the script in the page by its hash; the nonce lets in the one style element
 * that the console inserts.
 */
function contentSecurityPolicy(nonce: string, scriptHashes: readonly string[]): string {
  return [
    `default-src 'none'`,
    [`script-src 'self'`, ...scriptHashes].join(' '),
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The headers of the page, which holds the same nonce and so is never kept. */
export function pageHeaders(
  host: string | undefined,
  nonce: string,
  scriptHashes: readonly string[],
): Readonly<Record<string, string>> {
  return {
    ...commonHeaders(host),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(nonce, scriptHashes),
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS_POLICY,
    'Cache-Control': 'no-store',
  };
}

/** Of the text that stands in for the page where nothing was built. */
export function notBuiltHeaders(host: string | undefined): Readonly<Record<string, string>> {
  return { ...commonHeaders(host), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
}
