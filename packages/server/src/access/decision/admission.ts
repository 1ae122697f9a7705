import { refuse } from '../../domain/errors.js';
import { CSRF_HEADER } from '../../domain/session-names.js';
import type { TokenBuckets } from '../../domain/token-buckets.js';
import { findAccessToken } from '../../store/queries/access-tokens.js';
import type { ClientAuthenticator, ClientIdentification } from '../client-authenticator.js';
import type { Directory } from '../directory.js';
import { type Identification, type Identified, INVALID_TOKEN } from '../identification.js';
import { acceptToken, type Identifier } from '../identify.js';
import { loadApiKey } from '../load-api-key.js';
import { loadServiceAccount } from '../load-service-account.js';
import type { ApiKeyPrincipal, ServiceAccountPrincipal } from '../principal.js';
import type { SessionIdentification, Sessions } from '../sessions.js';
import type { UsageRecorder } from '../usage-recorder.js';
import { createDecide, type Decide } from './decide.js';
import {
  type Asked,
  addressOf,
  CHALLENGE,
  callerOf,
  type Decision,
  type Purpose,
  refused,
  type Stop,
} from './decision.js';
import { countWrongSecret } from './limits.js';
import type { Rule } from './rule.js';
import { basisIn, type Moment } from './transaction-basis.js';

export interface Admission {
  /** Decides a request whose head was read. */
  admit(asked: Asked, rule: Rule): Decision | Promise<Decision>;
  /**
   * Decides an admitted request again, by what is true now: what a credential began before it was revoked must not take
   * effect after. No use is recorded and no token taken a second time.
   */
  confirm(admitted: Decision): Decision | Promise<Decision>;
  /** The same by what a transaction reads, for a write whose turn has come. */
  confirmIn(moment: Moment, admitted: Decision): Promise<Decision>;
}

/** The walks that requests go. */
export function createAdmission(dependencies: {
  decide: Decide;
  directory: Directory;
  identifier: Identifier;
  clients: ClientAuthenticator;
  sessions: Sessions;
  usage: UsageRecorder;
  buckets: TokenBuckets;
}): Admission {
  const { decide, directory, identifier, clients, sessions, usage, buckets } = dependencies;

  const admitting: Purpose = {
    identify(decision) {
      const { headers, method, sentTarget } = decision.asked;
      const { authorization, cookie } = headers;
      if (authorization === undefined) {
        const session = cookie === undefined ? undefined : sessions.identify(decision.asked);
        if (session !== undefined)
          return session instanceof Promise
            ? session.then((found) => acceptSession(decision, found))
            : acceptSession(decision, session);
        // No challenge where a page may ask: the browser would open a dialog of its own. A page whose session was ended
        // in another tab has no cookie to send any more.
        if (headers[CSRF_HEADER.toLowerCase()] !== undefined || decision.rule.kind === 'user') return NOBODY;
      }
      if (decision.rule.kind === 'ownCredential' && BASIC.test(authorization ?? ''))
        return admitting.identifyClient(decision);
      const found = identifier.identify(authorization, method, sentTarget);
      return found instanceof Promise
        ? found.then((later) => acceptCredential(decision, later))
        : acceptCredential(decision, found);
    },
    identifyClient(decision) {
      const found = clients.identify(decision.asked.headers.authorization);
      return found instanceof Promise
        ? found.then((later) => acceptClient(decision, later))
        : acceptClient(decision, found);
    },
    identifyVisitor(decision) {
      if (decision.asked.headers.authorization !== undefined) return undefined;
      const session = sessions.identify(decision.asked);
      return session instanceof Promise
        ? session.then((found) => acceptVisitor(decision, found))
        : session && acceptVisitor(decision, session);
    },
    takeToken: buckets.take,
    lookAtToken: buckets.peek,
    recordUse: usage.record,
  };

  /** A nonce count works once, so an API key is not asked for its proof again, but looked up. */
  function confirming(admitted: Decision): Purpose {
    return {
      ...admitting,
      identify(decision) {
        const { principal } = callerOf(admitted);
        if (principal.kind !== 'api_key') return admitting.identify(decision);
        const key = directory.apiKeys.get(principal.publicKey);
        return key instanceof Promise
          ? key.then((loaded) => acceptKey(decision, principal.id, loaded, admitted.identified))
          : acceptKey(decision, principal.id, key, admitted.identified);
      },
      recordUse() {},
    };
  }

  function confirmingIn({ database, now }: Moment, { caller, identified }: Decision): Purpose {
    const { sealing } = directory.facts();
    async function identify(decision: Decision): Promise<Stop | undefined> {
      const principal = caller?.principal;
      switch (principal?.kind) {
        case undefined:
          return undefined;
        case 'user':
          return acceptSession(decision, await sessions.identifyIn({ database, now }, decision.asked));
        case 'api_key':
          return acceptKey(
            decision,
            principal.id,
            await loadApiKey(database, sealing, principal.publicKey),
            identified,
          );
        case 'service_account': {
          const account = await loadServiceAccount(database, principal.clientId);
          if (identified?.token === undefined)
            return acceptSecret(decision, identified?.secretId, account, now);
          const token = await findAccessToken(database, identified.token.id);
          if (token === undefined || token.expiresAt <= now) return acceptCredential(decision, INVALID_TOKEN);
          return acceptCredential(decision, acceptToken(token, account));
        }
      }
    }
    return { ...admitting, identify, identifyClient: identify, identifyVisitor: identify, recordUse() {} };
  }

  return {
    admit: (asked, rule) => decide(asked, rule, admitting, { knownAt: directory.known() }),
    confirm: (admitted) =>
      decide(admitted.asked, admitted.rule, confirming(admitted), {
        rateLimit: admitted.rateLimit,
        knownAt: directory.known(),
      }),
    async confirmIn(moment, admitted) {
      const { sealing } = directory.facts();
      const decideIn = createDecide(basisIn(moment, () => ({ reader: moment.database, sealing })));
      const { asked, rule, rateLimit } = admitted;
      return decideIn(asked, rule, confirmingIn(moment, admitted), { rateLimit });
    },
  };
}

/** A client secret proves itself only where a service account asks for its own end; all else is asked with a token. */
const BASIC = /^basic /i;

const NOBODY = refused(refuse('NO_CURRENT_USER'));

function acceptCredential(decision: Decision, identification: Identification): Stop | undefined {
  const { principal } = identification;
  if (principal === undefined)
    return {
      kind: 'challenge',
      stale: identification.stale,
      invalidToken: identification.invalidToken,
      unproved: identification.unproved,
      isOtherTarget: identification.isOtherTarget,
    };
  decision.caller = { principal, address: addressOf(decision).text };
  decision.identified = identification;
  return undefined;
}

/** Wrong secrets are counted apart, so they cannot hold up who has the right one. */
function acceptClient(decision: Decision, found: ClientIdentification): Stop | undefined {
  if (found.account === undefined) {
    const stop: Stop = { ...CHALLENGE, unproved: found.unproved };
    return found.clientId === undefined ? stop : countWrongSecret(decision, stop, found.clientId);
  }
  decision.caller = { principal: found.account, address: addressOf(decision).text };
  decision.identified = { principal: found.account, secretId: found.secretId };
  return undefined;
}

/** A client that proved itself before by this secret. */
function acceptSecret(
  decision: Decision,
  secretId: string | undefined,
  account: ServiceAccountPrincipal | null,
  now: number,
): Stop | undefined {
  const secret = account?.secrets.find(({ id }) => id === secretId);
  if (account === null || secretId === undefined || secret === undefined || secret.expiresAt <= now)
    return CHALLENGE;
  return acceptClient(decision, { account, secretId });
}

function acceptKey(
  decision: Decision,
  id: string,
  key: ApiKeyPrincipal | null,
  identified: Identified | undefined,
): Stop | undefined {
  // A deleted key's public name could have been given to another.
  if (key === null || key.id !== id) return CHALLENGE;
  decision.caller = { principal: key, address: addressOf(decision).text };
  decision.identified = identified;
  return undefined;
}

function acceptSession(decision: Decision, found: SessionIdentification): Stop | undefined {
  return acceptVisitor(decision, found) ?? (decision.caller === undefined ? NOBODY : undefined);
}

function acceptVisitor(decision: Decision, { refusal, principal }: SessionIdentification): Stop | undefined {
  if (refusal) return refused(refusal);
  if (principal) decision.caller = { principal, address: addressOf(decision).text };
  return undefined;
}
