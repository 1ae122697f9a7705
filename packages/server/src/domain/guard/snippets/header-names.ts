import { dialects } from '../dialects.js';
import {
  GATE_SECRET_HEADER,
  identityHeaderNames,
  OVERRIDES,
  REFUSAL_HEADERS,
  WOULD_HEADER,
} from '../identity-headers.js';

const lower = (names: readonly string[]) => [...new Set(names.map((name) => name.toLowerCase()))];

/** What the API is told of a caller. */
export const identity: readonly string[] = identityHeaderNames;

/** What a refused caller is told, besides the challenge. */
export const shownReasons: readonly string[] = [
  REFUSAL_HEADERS.reason,
  REFUSAL_HEADERS.detail,
  REFUSAL_HEADERS.accepted,
  REFUSAL_HEADERS.decision,
];

/** All of Sallyport's that a request can bring, in lower case. */
export const ours: readonly string[] = lower([
  ...identity,
  WOULD_HEADER,
  ...Object.values(REFUSAL_HEADERS),
  GATE_SECRET_HEADER,
]);

/** By which some dialect tells of the original request. `x-forwarded-proto` is set by every proxy itself. */
export const tellingOriginal: readonly string[] = lower(
  Object.values(dialects).flatMap(({ method, target, scheme }) =>
    [method, target, scheme].filter((name) => name !== undefined && name !== 'x-forwarded-proto'),
  ) as string[],
);

/** By which frameworks serve something else. The guard sees and refuses them; the API must not. */
export const overrides: readonly string[] = [...OVERRIDES];

/** Of other proxies, about the address and the place of the caller: believed by frameworks, and set by nobody here. */
export const ofOtherProxies: readonly string[] = [
  'forwarded',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-prefix',
];

/** A regular expression for every spelling of ours, of a name in lower case: servers take other characters for `-`. */
export const EVERY_SPELLING = '^x[^a-z0-9]sallyport.*';
