import type { Step } from './decision.js';
import { type RequestKind, requestKinds } from './rule.js';
import { accessListStep } from './steps/access-list.js';
import { apiLimitStep } from './steps/api-limit.js';
import { apiPermissionStep } from './steps/api-permission.js';
import { apiScopeStep } from './steps/api-scope.js';
import { clientStep } from './steps/client.js';
import { clientAddressStep } from './steps/client-address.js';
import { credentialStep } from './steps/credential.js';
import { expiryStep } from './steps/expiry.js';
import { freshnessStep } from './steps/freshness.js';
import { operationStep } from './steps/operation.js';
import { pathStep } from './steps/path.js';
import { permissionStep } from './steps/permission.js';
import { rateLimitStep } from './steps/rate-limit.js';
import { reachStep } from './steps/reach.js';
import { requirementStep } from './steps/requirement.js';
import { routeStep } from './steps/route.js';
import { scopeStep } from './steps/scope.js';
import { secondFactorStep } from './steps/second-factor.js';
import { sessionStep } from './steps/session.js';
import { useStep } from './steps/use.js';
import { versionStep } from './steps/version.js';

type Runs = 0 | 1;

/** Whether each kind of request runs the step, in the order of requestKinds. */
type Row = readonly [...[Runs, Runs, Runs, Runs, Runs, Runs, Runs, Runs, Runs, Runs], ...[Runs, Runs, Step]];

/**
 * The steps of the decision in their order, and which kinds of request run which. Two things about the order are
 * deliberate. Without valid credentials nothing else about a request is looked at, because clients send it once without
 * them. And a caller that is refused takes no token of a limit that others share.
 */
const table = [
  // always, public, visitor, client, user, ownCredential, authenticated, permission, unserved, enclosed, guarded, guardedPublic
  [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, freshnessStep],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, clientAddressStep],
  [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, credentialStep],
  [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, expiryStep],
  [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, sessionStep],
  // Not of a credential that asks for its own end: a leak is found where it is found, and ending it gains nothing.
  [0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, accessListStep],
  [0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, requirementStep],
  [0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, useStep],
  // Of a path that is not served the live service tells nothing where its project is not the caller's.
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, scopeStep],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, operationStep],
  [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, versionStep],
  [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, clientStep],
  [0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, scopeStep],
  [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, secondFactorStep],
  [1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 0, permissionStep],
  [0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, rateLimitStep],
  // Last of an operation, because it may look things up in the store.
  [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, reachStep],
  // Of guarded APIs, behind use: what is wrong with a request, and which routes there are, is told to those who are known.
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, pathStep],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, routeStep],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, apiScopeStep],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, apiPermissionStep],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, apiLimitStep],
] as const satisfies readonly Row[];

export type StepName = (typeof table)[number][12]['name'];

/** All of them, in the order in which a request meets them that something serves. */
export const decisionSteps: readonly Step<StepName>[] = table
  .map((row): Step<StepName> => row[12])
  .filter((step, index, steps) => steps.lastIndexOf(step) === index);

function column(index: number): readonly Step<StepName>[] {
  return table.flatMap((row) => (row[index] === 1 ? [row[12]] : []));
}

export const stepsByKind = Object.fromEntries(
  requestKinds.map((kind, index) => [kind, column(index)]),
) as Readonly<Record<RequestKind, readonly Step<StepName>[]>>;
