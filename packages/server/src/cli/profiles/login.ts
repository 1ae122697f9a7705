import type { Credentials } from '@sallyport/client';
import type { Found, Profile } from './profile.js';
import type { PropertyName } from './properties.js';

/** Who the commands of a profile call as. */
export type Login = {
  /** Public key, client ID or user name. */
  readonly subject: string;
  /** Whether all of it is in the profile itself, so that what it gets may be kept there. */
  readonly isStored: boolean;
} & (
  | { readonly kind: 'key'; readonly credentials: Extract<Credentials, { publicKey: string }> }
  | { readonly kind: 'service account'; readonly credentials: Extract<Credentials, { clientId: string }> }
  | { readonly kind: 'token'; readonly credentials: Extract<Credentials, { accessToken: string }> }
  | { readonly kind: 'account'; readonly session: { readonly token: string; readonly csrfToken: string } }
);

/** What belongs to a login; the rest of a profile says where and what. */
export const CREDENTIAL_PROPERTIES = [
  'auth_type',
  'public_api_key',
  'private_api_key',
  'client_id',
  'client_secret',
  'access_token',
  'refresh_token',
  'user_name',
  'session_token',
  'csrf_token',
] as const satisfies readonly PropertyName[];

const AUTH_TYPES: Readonly<Record<string, readonly Login['kind'][]>> = {
  api_keys: ['key'],
  service_account: ['service account'],
  user_account: ['account', 'token'],
};

/**
 * The credentials of a profile; undefined where there are none. `auth_type` decides between several; without it what is
 * whole in the environment goes first, then a service account before an API key, as the Atlas CLI has it.
 */
export function loginOf(profile: Profile): Login | undefined {
  const asked = profile.find('auth_type');
  const wanted = AUTH_TYPES[asked?.value ?? ''];
  const inEnvironment = logins((property) => {
    const found = profile.find(property);
    return found?.source === 'environment' ? found : undefined;
  });
  const isWanted = ({ kind }: Login) => wanted === undefined || wanted.includes(kind);
  // What a profile asks for is said of its own credentials.
  const first = asked?.source === 'environment' ? inEnvironment.find(isWanted) : inEnvironment[0];
  return first ?? logins((property) => profile.find(property)).find(isWanted);
}

/** Every login that the values are enough for. */
function logins(find: (property: PropertyName) => Found | undefined): readonly Login[] {
  const found: Login[] = [];
  const whole = (first: PropertyName, second: PropertyName) => {
    const [a, b] = [find(first), find(second)];
    if (a === undefined || b === undefined) return undefined;
    return { a: a.value, b: b.value, isStored: a.source === 'profile' && b.source === 'profile' };
  };
  const account = whole('client_id', 'client_secret');
  if (account) {
    const { a: clientId, b: clientSecret, isStored } = account;
    found.push({
      kind: 'service account',
      subject: clientId,
      isStored,
      credentials: { clientId, clientSecret },
    });
  }
  const key = whole('public_api_key', 'private_api_key');
  if (key) {
    const { a: publicKey, b: privateKey, isStored } = key;
    found.push({ kind: 'key', subject: publicKey, isStored, credentials: { publicKey, privateKey } });
  }
  const session = whole('session_token', 'csrf_token');
  if (session) {
    const { a: token, b: csrfToken, isStored } = session;
    const subject = find('user_name')?.value ?? '';
    found.push({ kind: 'account', subject, isStored, session: { token, csrfToken } });
  }
  const accessToken = find('access_token');
  // Beside a service account it is the one that was minted for it.
  if (accessToken && !account) {
    const { value, source } = accessToken;
    const subject = claimsOf(value)?.sub ?? 'an access token';
    found.push({
      kind: 'token',
      subject,
      isStored: source === 'profile',
      credentials: { accessToken: value },
    });
  }
  return found;
}

/** The claims of a JWT that concern its holder, unverified; undefined where it is none. */
export function claimsOf(
  token: string,
): { readonly sub: string; readonly exp: number | undefined } | undefined {
  const [, payload] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    if (typeof claims !== 'object' || claims === null || !('sub' in claims)) return undefined;
    return {
      sub: String(claims.sub),
      exp: 'exp' in claims && typeof claims.exp === 'number' ? claims.exp : undefined,
    };
  } catch {
    return undefined;
  }
}
