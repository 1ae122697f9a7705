import type { IncomingMessage } from 'node:http';
import { permissionsInOrganization, permissionsInProject } from '../access/authorize.js';
import { checkAddress } from '../access/check-address.js';
import type { Directory, OrganizationPolicy } from '../access/directory.js';
import type { Identification, Identifier } from '../access/identify.js';
import { type Caller, type Credential, isUserCaller } from '../access/principal.js';
import { CSRF_HEADER, readCookie, SESSION_COOKIE, type Sessions } from '../access/sessions.js';
import type { UsageRecorder } from '../access/usage-recorder.js';
import type { AccessListMatcher } from '../domain/access-list.js';
import type { Address } from '../domain/addresses.js';
import { type Refusal, refuse } from '../domain/errors.js';
import { isId } from '../domain/ids.js';
import type { Permission, PermissionSet } from '../domain/permissions.js';
import { type EndpointSet, endpointSetOf } from '../domain/rate-limits.js';
import type { TokenBuckets } from '../domain/token-buckets.js';
import type { Operation, Version } from './operation.js';
import { clientAddress } from './wire/client-address.js';

/** What admission decides for one request. Exactly one of `admitted`, `challenge` and `refusal` is set. */
export type Admission =
  | {
      kind: 'admitted';
      /** Undefined where nobody had to be known. */
      caller: Caller | undefined;
      address: string;
      version: Version;
      rateLimit: RateLimitState | undefined;
    }
  | { kind: 'challenge'; stale: boolean; invalidToken: boolean }
  | { kind: 'refused'; refusal: Refusal; rateLimit: RateLimitState | undefined };

export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
}

/** The request as admission reads it. `target` is exactly what was sent, because Digest covers it. */
export interface AdmissionRequest {
  readonly raw: IncomingMessage;
  readonly method: string;
  readonly target: string;
  readonly path: Readonly<Record<string, string>>;
}

export interface AdmissionDependencies {
  readonly directory: Directory;
  readonly identifier: Identifier;
  readonly sessions: Sessions;
  readonly usage: UsageRecorder;
  readonly buckets: TokenBuckets;
  readonly trustedProxies: AccessListMatcher;
}

/** What is asked of a request before its parameters are looked at. */
export interface AdmissionRule {
  readonly permission: Operation['permission'];
  readonly endpointSet: EndpointSet | undefined;
  /** The version that an `Accept` header selects; `undefined` is 406. */
  resolveVersion(accept: string | undefined): Version | undefined;
}

export function admissionRule(
  operation: Operation,
  resolveVersion: AdmissionRule['resolveVersion'],
): AdmissionRule {
  return {
    permission: operation.permission,
    endpointSet: endpointSetOf(operation.method, operation.path),
    resolveVersion,
  };
}

/**
 * The way of a request up to its parameters, in order: address, identity, access list, version, scope, rate limit,
 * permission. Synchronous while everything is in memory; a promise only when something has to be loaded.
 */
export function createAdmission(dependencies: AdmissionDependencies) {
  const { directory, identifier, usage, buckets, trustedProxies } = dependencies;

  function identify(
    request: AdmissionRequest,
    then: (caller: Caller) => Admission | Promise<Admission>,
  ): Admission | Promise<Admission> {
    const address = clientAddress(request.raw, trustedProxies);
    if (address === undefined) return refused(refuse('SERVICE_UNAVAILABLE'));
    const { authorization, cookie } = request.raw.headers;
    if (authorization === undefined && cookie !== undefined) {
      const session = dependencies.sessions.identify(request.raw);
      if (session !== undefined)
        return chain(session, (found) => {
          if (found.refusal) return refused(found.refusal);
          // No challenge: a browser would ask for a key in a dialog of its own.
          if (found.principal === undefined) return refused(refuse('NO_CURRENT_USER'));
          return then({ principal: found.principal, address: address.text });
        });
    }
    // A page whose session was ended in another tab has no cookie to send any more.
    if (authorization === undefined && request.raw.headers[CSRF_HEADER] !== undefined)
      return refused(refuse('NO_CURRENT_USER'));
    const found = identifier.identify(authorization, request.method, request.target);
    return chain(found, (identification: Identification) => {
      const { principal } = identification;
      if (principal === undefined) return { ...identification, kind: 'challenge' };
      return chain(directory.organizations.get(principal.organizationId), (organization) =>
        organization === null ? NO_CREDENTIALS : checkList(principal, address, organization, then),
      );
    });
  }

  function checkList(
    principal: Credential,
    address: Address,
    organization: OrganizationPolicy,
    then: (caller: Caller) => Admission | Promise<Admission>,
  ): Admission | Promise<Admission> {
    const check = checkAddress(principal, address, organization);
    if (check.refusal) return refused(check.refusal);
    usage.record(principal.id, address.text, check.entry);
    return then({ principal, address: address.text });
  }

  /** A request to an operation. */
  function admit(request: AdmissionRequest, rule: AdmissionRule): Admission | Promise<Admission> {
    if (rule.permission === 'public') return admitPublic(request, rule);
    if (rule.permission === 'visitor') return admitVisitor(request, rule);
    if (rule.permission === 'user') return admitUser(request, rule);
    return identify(request, (caller) => {
      const version = rule.resolveVersion(request.raw.headers.accept);
      if (version === undefined) return refused(refuse('INVALID_VERSION_DATE'));
      return authorize(request, rule, caller, version);
    });
  }

  function authorize(
    request: AdmissionRequest,
    rule: AdmissionRule,
    caller: Caller,
    version: Version,
  ): Admission | Promise<Admission> {
    const { orgId, groupId } = request.path;
    if (groupId !== undefined) {
      if (!isId(groupId)) return refused(refuse('INVALID_GROUP_ID', groupId));
      return chain(directory.projects.get(groupId), (project) => {
        // A project of a stranger's organization answers like one that does not exist: nothing is learnt.
        const permissions = project ? permissionsInProject(caller.principal, project) : undefined;
        if (project === null || permissions === undefined) return refused(refuse('GROUP_NOT_FOUND', groupId));
        return checkSecondFactor(caller, project.organizationId, () =>
          grant(rule, caller, version, groupId, permissions),
        );
      });
    }
    if (orgId !== undefined) {
      if (!isId(orgId)) return refused(refuse('INVALID_ORG_ID', orgId));
      const permissions = permissionsInOrganization(caller.principal, orgId);
      // Same answer for an organization that does not exist and one the caller does not belong to.
      if (permissions === undefined) return refused(refuse('ORG_NOT_FOUND', orgId));
      return checkSecondFactor(caller, orgId, () => grant(rule, caller, version, orgId, permissions));
    }
    return grant(rule, caller, version, caller.principal.id, undefined);
  }

  /** An organization may ask its people, not its credentials, for a second factor. */
  function checkSecondFactor(
    { principal }: Caller,
    organizationId: string,
    then: () => Admission,
  ): Admission | Promise<Admission> {
    if (principal.kind !== 'user' || principal.session.hasSecondFactor) return then();
    return chain(directory.organizations.get(organizationId), (organization) =>
      organization?.multiFactorAuthRequired
        ? refused(refuse('MULTI_FACTOR_AUTH_REQUIRED', organizationId))
        : then(),
    );
  }

  function grant(
    rule: AdmissionRule,
    caller: Caller,
    version: Version,
    scopeId: string,
    permissions: PermissionSet | undefined,
  ): Admission {
    const rateLimit = takeToken(
      rule.endpointSet,
      rule.endpointSet?.scope === 'ip' ? caller.address : scopeId,
    );
    if (rateLimit?.refusal) return refused(rateLimit.refusal, rateLimit);
    const { permission } = rule;
    if (isPermission(permission) && !permissions?.has(permission))
      return refused(refuse('USER_UNAUTHORIZED', permission), rateLimit);
    return { kind: 'admitted', caller, address: caller.address, version, rateLimit };
  }

  /** Programs have no account and cannot sign in; people who are not signed in get no challenge for a key. */
  function admitUser(request: AdmissionRequest, rule: AdmissionRule): Admission | Promise<Admission> {
    const { authorization, cookie } = request.raw.headers;
    if (authorization === undefined && readCookie(cookie, SESSION_COOKIE) === undefined)
      return refused(refuse('NO_CURRENT_USER'));
    return identify(request, (caller) => {
      if (!isUserCaller(caller)) return refused(refuse('SIGNED_IN_USER_REQUIRED'));
      const version = rule.resolveVersion(request.raw.headers.accept);
      if (version === undefined) return refused(refuse('INVALID_VERSION_DATE'));
      return { kind: 'admitted', caller, address: caller.address, version, rateLimit: undefined };
    });
  }

  /** Like a public operation, except that a session counts. One that has ended does not. */
  function admitVisitor(request: AdmissionRequest, rule: AdmissionRule): Admission | Promise<Admission> {
    const { authorization } = request.raw.headers;
    const session = authorization === undefined ? dependencies.sessions.identify(request.raw) : undefined;
    const open = admitPublic(request, rule);
    if (session === undefined || open.kind !== 'admitted') return open;
    return chain(session, ({ refusal, principal }) => {
      if (refusal) return refused(refusal);
      return principal ? { ...open, caller: { principal, address: open.address } } : open;
    });
  }

  function admitPublic(request: AdmissionRequest, rule: AdmissionRule): Admission {
    const address = clientAddress(request.raw, trustedProxies);
    if (address === undefined) return refused(refuse('SERVICE_UNAVAILABLE'));
    const version = rule.resolveVersion(request.raw.headers.accept);
    if (version === undefined) return refused(refuse('INVALID_VERSION_DATE'));
    const rateLimit = takeToken(rule.endpointSet, address.text);
    if (rateLimit?.refusal) return refused(rateLimit.refusal, rateLimit);
    return { kind: 'admitted', caller: undefined, address: address.text, version, rateLimit };
  }

  function takeToken(
    set: EndpointSet | undefined,
    scopeId: string,
  ): (RateLimitState & { refusal?: Refusal }) | undefined {
    if (set === undefined) return undefined;
    const taken = buckets.take(set, scopeId);
    if (taken.allowed) return taken;
    const { capacity, refillRate } = buckets.limitsOf(set);
    const refusal = refuse(
      'RATE_LIMITED_TOKEN_BUCKET',
      set.path,
      taken.retryAfterSeconds,
      capacity,
      refillRate,
      set.refillDurationSeconds,
    );
    return { ...taken, refusal };
  }

  /** A request to a path or method that no operation serves: who asks has to be known first. */
  function admitUnknown(request: AdmissionRequest): Admission | Promise<Admission> {
    return identify(request, (caller) => ({
      kind: 'admitted',
      caller,
      address: caller.address,
      version: 'unversioned',
      rateLimit: undefined,
    }));
  }

  return { admit, admitUnknown };
}

/** The rest say what kind of caller an operation takes. */
function isPermission(permission: Operation['permission']): permission is Permission {
  return permission.includes('.');
}

const NO_CREDENTIALS: Admission = { kind: 'challenge', stale: false, invalidToken: false };

function refused(refusal: Refusal, rateLimit?: RateLimitState): Admission {
  return { kind: 'refused', refusal, rateLimit };
}

/** Goes on at once with a value, later with a promise: the steady state needs no turn of the event loop. */
function chain<T, R>(value: T | Promise<T>, then: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(then) : then(value);
}
