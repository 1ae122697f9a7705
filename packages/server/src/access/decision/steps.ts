import type { Clock } from '../../domain/clock.js';
import type { Directory } from '../directory.js';
import type { Step } from './decision.js';
import { type RequestKind, requestKinds } from './rule.js';
import { accessListStep } from './steps/access-list.js';
import { clientAddressStep } from './steps/client-address.js';
import { credentialStep } from './steps/credential.js';
import { expiryStep } from './steps/expiry.js';
import { operationStep } from './steps/operation.js';
import { permissionStep } from './steps/permission.js';
import { rateLimitStep } from './steps/rate-limit.js';
import { requirementStep } from './steps/requirement.js';
import { scopeStep } from './steps/scope.js';
import { secondFactorStep } from './steps/second-factor.js';
import { sessionStep } from './steps/session.js';
import { useStep } from './steps/use.js';
import { versionStep } from './steps/version.js';

type Runs = 0 | 1;

/** Whether each kind of request runs the step, in the order of requestKinds. */
type Row = readonly [Runs, Runs, Runs, Runs, Runs, Runs, Runs, Step];

/**
 * The steps of the decision in their order, and which kinds of request run which. Two things about the order are
 * deliberate. Without valid credentials nothing else about a request is looked at, because clients send it once without
 * them. And a refused address takes no token of a rate limit.
 */
export function createSteps(
  directory: Directory,
  freshness: Step,
  now: Clock,
): Readonly<Record<RequestKind, readonly Step[]>> {
  const { organizations, projects } = directory;
  const table: readonly Row[] = [
    // always, public, visitor, user, authenticated, permission, unserved
    [0, 1, 1, 1, 1, 1, 1, freshness],
    [1, 1, 1, 1, 1, 1, 1, clientAddressStep],
    [0, 0, 0, 1, 1, 1, 1, credentialStep(organizations)],
    [0, 0, 0, 1, 1, 1, 1, expiryStep(now)],
    [0, 0, 1, 0, 0, 0, 0, sessionStep],
    [0, 0, 0, 1, 1, 1, 1, accessListStep],
    [0, 0, 0, 1, 1, 1, 1, requirementStep],
    [0, 0, 0, 1, 1, 1, 1, useStep],
    [1, 1, 1, 1, 1, 1, 1, operationStep],
    [1, 1, 1, 1, 1, 1, 0, versionStep],
    [0, 0, 0, 0, 1, 1, 0, scopeStep(projects)],
    [0, 0, 0, 0, 1, 1, 0, secondFactorStep(organizations)],
    [0, 1, 1, 0, 1, 1, 0, rateLimitStep],
    [1, 1, 1, 1, 1, 1, 0, permissionStep],
  ];
  const column = (index: number) =>
    table.flatMap((row) => (row[index] === 1 ? [row[requestKinds.length]] : []));
  return Object.fromEntries(requestKinds.map((kind, index) => [kind, column(index)])) as Record<
    RequestKind,
    Step[]
  >;
}
