import type { IncomingHttpHeaders } from 'node:http';
import type { Address } from '../../domain/addresses.js';
import type { Clock } from '../../domain/clock.js';
import type { Refusal } from '../../domain/errors.js';
import type { CallLimits } from '../../domain/guard/call-limits.js';
import type { PermissionSet } from '../../domain/permissions.js';
import type { Limit } from '../../domain/rate-limits.js';
import type { TokenBucketDecision } from '../../domain/token-buckets.js';
import type { KnownWrites } from '../../store/known-writes.js';
import type { OrganizationPolicy, ProjectScope } from '../directory.js';
import type { Identified } from '../identification.js';
import type { Caller, Credential } from '../principal.js';
import type { ReachFacts } from '../reach/reach-rule.js';
import type { GuardedRequest, Rule } from './rule.js';

/** A request as the decision reads it. */
export interface Asked {
  readonly method: string;
  /** As it arrived here. */
  readonly target: string;
  /** As the client sent it, which its Digest covers. */
  readonly sentTarget: string;
  /** The parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string | undefined>>;
  /** Those of the query, decoded and not checked yet. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  /** Where the request comes from; `undefined` when the connection no longer tells. */
  readonly address: Address | undefined;
}

/** Why a request does not go on: the client has to authenticate, or is refused. */
export type Stop =
  | {
      readonly kind: 'challenge';
      readonly stale: boolean;
      readonly invalidToken: boolean;
      /** The credential that was named, with a wrong secret. */
      readonly unproved?: Credential | undefined;
      /** Its secret was right, and the Digest of another target than the one that arrived. */
      readonly isOtherTarget?: boolean | undefined;
      /** For an explanation, where the step's own words do not say it. */
      readonly because?: StepRecord;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      /** For an explanation, where the step's own words do not say it. */
      readonly because?: StepRecord;
      /** Whether the answer says of a deprecated version that it is one, as the refusals of services do. */
      readonly tellsDeprecation?: true;
    };

export type StepResult = Stop | undefined | Promise<Stop | undefined>;

/** Looks something up; gives a promise only when it has to be loaded. */
interface Lookup<V> {
  get(key: string): V | null | Promise<V | null>;
}

/** What decisions are made from: the directory of this node, or the state that a transaction reads. */
export interface Basis {
  readonly organizations: Lookup<OrganizationPolicy>;
  readonly projects: Lookup<ProjectScope>;
  /** Of a project that is gone (../deleted-just-now.ts). */
  deletedJustNow(projectId: string, principalId: string, now: number): Promise<boolean>;
  /** Whether the changes of other nodes are known here (store.ts). */
  readonly isFollowing: () => boolean;
  /** Where rules of reach look things up. */
  facts(): ReachFacts;
  readonly now: Clock;
}

/**
 * The decision of one request. Each step reads what the steps before it found and adds what it finds. Once the walk is
 * over, `stop` tells whether the request passes (`undefined`).
 */
export interface Decision {
  readonly asked: Asked;
  readonly rule: Rule;
  readonly purpose: Purpose;
  readonly basis: Basis;
  stop: Stop | undefined;
  /** The name of the step that stopped it. */
  stoppedAt: string | undefined;
  /** `undefined` where nobody had to be known. */
  caller: Caller | undefined;
  /** By what a credential was identified. */
  identified: Identified | undefined;
  /** What was known of the writes of all nodes before the walk; `undefined` where no write can follow. */
  readonly knownAt: KnownWrites | undefined;
  /** The policy of the credential's organization; people have none of their own. */
  organization: OrganizationPolicy | undefined;
  /** The entry of the access list that lets the credential in. */
  entry: string | undefined;
  version: string | undefined;
  /** Whose rate limit counts: the project or organization of the path, or the principal. */
  scopeId: string | undefined;
  /** The organization that the path leads to, by itself or through its project. */
  scopeOrganizationId: string | undefined;
  project: ProjectScope | undefined;
  /** Whether the caller has just had done what it asks for, and the project is gone by it: nothing is left to decide. */
  isRepeated: boolean;
  /** What the caller may do in the scope. */
  permissions: PermissionSet | undefined;
  rateLimit: TokenBucketDecision | undefined;
}

/** What sets apart the walks over the one list of steps: a request, the same request again, a question about one. */
export interface Purpose {
  /** Sets `caller`, or says why there is none. */
  identify(decision: Decision): StepResult;
  /** Sets `caller` and `secretId` where a client proves itself. */
  identifyClient(decision: Decision): StepResult;
  /** Sets `caller` where somebody is signed in. */
  identifyVisitor(decision: Decision): StepResult;
  takeToken(limit: Limit, owner: string): TokenBucketDecision;
  /** What `takeToken` would find. */
  lookAtToken(limit: Limit, owner: string): TokenBucketDecision;
  /** Where calls of guarded APIs are counted. */
  readonly calls?: Pick<CallLimits, 'take' | 'peek'>;
  recordUse(credentialId: string, address: string, entry: string | undefined): void;
}

/** What an explanation says of a step. */
export interface StepRecord {
  readonly detail: string;
  /** What would make the step pass. */
  readonly fix?: string;
}

/** One thing that a request is checked for. Pictures, explanations and the console take their words from here. */
export interface Step<Name extends string = string> {
  readonly name: Name;
  readonly title: string;
  /** What it looks at, and what it answers where it refuses; for the picture. */
  readonly does: string;
  readonly refuses?: string;
  /** Whether a refusal is mended at the credential. */
  readonly isMendedAtCredential?: true;
  /** Gives a promise only when something has to be loaded. */
  decide(decision: Decision): StepResult;
  /**
   * What to say of the step in an explanation; `undefined` when it has nothing to do with this request. Without it, or
   * when it leaves out the fix of a refusal, the catalogue's words are used.
   */
  record?(decision: Decision): StepRecord | undefined;
}

/** Keeps the name of the step in its type. */
export function defineStep<const Name extends string>(step: Step<Name>): Step<Name> {
  return step;
}

/** Without valid credentials: the client is asked for them. */
export const CHALLENGE: Stop & { readonly kind: 'challenge' } = {
  kind: 'challenge',
  stale: false,
  invalidToken: false,
};

export function refused(refusal: Refusal): Stop & { readonly kind: 'refused' } {
  return { kind: 'refused', refusal };
}

/** Everything has a value from the start, so that all decisions share one hidden class. */
export function beginDecision(
  asked: Asked,
  rule: Rule,
  purpose: Purpose,
  basis: Basis,
  knownAt: KnownWrites | undefined,
): Decision {
  return {
    asked,
    rule,
    purpose,
    basis,
    stop: undefined,
    stoppedAt: undefined,
    caller: undefined,
    identified: undefined,
    knownAt,
    organization: undefined,
    entry: undefined,
    version: undefined,
    scopeId: undefined,
    scopeOrganizationId: undefined,
    project: undefined,
    isRepeated: false,
    permissions: undefined,
    rateLimit: undefined,
  };
}

/** The path as the live service names it in refusals: decoded, without the query. */
export function requestPath({ target }: Pick<Asked, 'target'>): string {
  const path = (target.split('?', 1)[0] ?? '').replace(/^\/+/, '/');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The address, which the first step has made sure of. */
export function addressOf({ asked }: Decision): Address {
  if (asked.address === undefined) throw new Error('the step clientAddress did not run');
  return asked.address;
}

/** The caller, whom the step credential has found. */
export function callerOf({ caller }: Decision): Caller {
  if (caller === undefined) throw new Error('the step credential did not run');
  return caller;
}

/** What a gate asks about, which only the kinds of a guarded API have. */
export function guardedOf({ rule }: Decision): GuardedRequest {
  if (rule.guarded === undefined) throw new Error('a step of guarded APIs ran for another request');
  return rule.guarded;
}
