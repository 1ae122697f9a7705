import type { IncomingHttpHeaders } from 'node:http';
import { memoryBounds } from '../domain/bounds/memory.js';
import type { Clock } from '../domain/clock.js';
import { type Refusal, refuse } from '../domain/errors.js';
import { equalInConstantTime, sha256Hex } from '../domain/secrets.js';
import { CSRF_HEADER, sessionCookieName } from '../domain/session-names.js';
import { findSession, type StoredSession } from '../store/queries/sessions.js';
import { findUserForAuthentication } from '../store/queries/user-roles.js';
import type { Reader, Store } from '../store/store.js';
import { createLoadingCache, type LoadingCache } from './loading-cache.js';
import type { User, UserPrincipal } from './principal.js';
import { principalOfSession } from './principal-of-session.js';

/** Who the session cookie belongs to; neither is set when the session has ended or never was. */
export interface SessionIdentification {
  readonly principal: UserPrincipal | undefined;
  readonly refusal: Refusal | undefined;
}

const NOBODY: SessionIdentification = { principal: undefined, refusal: undefined };
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What of a request tells whose session it belongs to. */
export interface SessionRequest {
  readonly method?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface Sessions {
  /** `undefined` when the request carries no session cookie. */
  identify(request: SessionRequest): SessionIdentification | Promise<SessionIdentification> | undefined;
  /** The same by what a transaction reads, at its time. */
  identifyIn(
    moment: { readonly database: Reader; readonly now: number },
    request: SessionRequest,
  ): Promise<SessionIdentification>;
  /** Writes when sessions were last seen. */
  flush(): Promise<void>;
  /** Of how many sessions that is not written yet. */
  unwritten(): number;
  close(): void;
}

/**
 * Identifies signed-in people. Sessions and people are remembered; when a session was last seen is kept in memory and
 * written in batches. Programs cannot get here: only signing in with a password makes a session.
 */
export function createSessions(options: {
  store: Store;
  users: LoadingCache<User>;
  now: Clock;
  publicUrl: () => string;
}): Sessions {
  const { store, users, now, publicUrl } = options;
  const remembered = createLoadingCache<StoredSession>({
    isFollowing: store.isFollowing,
    // The server's own hash of what was sent.
    isKey: () => true,
    maxEntries: memoryBounds.sessions.most,
    load: (tokenHash) => findSession(store.reader, tokenHash),
  });
  let seen = new Map<string, number>();
  /** What is being written. */
  let taken: ReadonlyMap<string, number> = new Map();

  const close = store.onChanges((changes) => {
    if (changes === 'all') return remembered.clear();
    for (const change of changes) if (change.kind === 'session') remembered.drop(change.subject);
  });

  async function load(tokenHash: string, request: SessionRequest): Promise<SessionIdentification> {
    const session = await remembered.get(tokenHash);
    const user = session && (await users.get(session.userId));
    if (!session || !user) return NOBODY;
    if (isOver(session, user)) {
      // Another node may have seen the session since this one read it.
      remembered.drop(tokenHash);
      const fresh = await remembered.get(tokenHash);
      if (!fresh || isOver(fresh, user)) return NOBODY;
    }
    return admit(session, user, request);
  }

  function isOver(session: StoredSession, user: User, at = now()): boolean {
    const { absoluteMs, idleMs } = user.sessionLimits;
    const lastSeenAt = Math.max(session.lastSeenAt, seen.get(session.id) ?? 0);
    return session.createdAt + absoluteMs <= at || (idleMs !== null && lastSeenAt + idleMs <= at);
  }

  function admit(session: StoredSession, user: User, request: SessionRequest): SessionIdentification {
    if (!SAFE_METHODS.has(request.method ?? '')) {
      const token = request.headers[CSRF_HEADER.toLowerCase()];
      if (typeof token !== 'string' || !equalInConstantTime(sha256Hex(token), session.csrfHash))
        return { principal: undefined, refusal: refuse('CSRF_TOKEN_INVALID') };
    }
    seen.set(session.id, now());
    const { id, createdAt, hasSecondFactor } = session;
    return {
      principal: principalOfSession(user, { id, createdAt, hasSecondFactor }),
      refusal: undefined,
    };
  }

  return {
    identify(request) {
      const token = sessionTokenOf(request.headers, publicUrl());
      return token === undefined ? undefined : load(sha256Hex(token), request);
    },
    async identifyIn({ database, now: at }, request) {
      const token = sessionTokenOf(request.headers, publicUrl());
      const session = token === undefined ? null : await findSession(database, sha256Hex(token));
      const user = session && (await findUserForAuthentication(database, session.userId));
      return session && user && !isOver(session, user, at) ? admit(session, user, request) : NOBODY;
    },
    async flush() {
      const batch = seen;
      if (batch.size === 0) return;
      taken = batch;
      seen = new Map();
      try {
        await store.flushSessionUse([...batch].map(([id, usedAt]) => ({ id, usedAt })));
      } catch (error) {
        seen = new Map([...batch, ...seen]);
        throw error;
      } finally {
        taken = new Map();
      }
    },
    unwritten: () => new Set([...seen.keys(), ...taken.keys()]).size,
    close,
  };
}

/** The token of the session that a request carries, be there such a session or not. */
export function sessionTokenOf({ cookie }: IncomingHttpHeaders, publicUrl: string): string | undefined {
  return readCookie(cookie, sessionCookieName(publicUrl));
}

/** The value of a cookie out of a `Cookie` header (RFC 6265 section 4.2). */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals >= 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
