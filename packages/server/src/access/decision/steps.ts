import type { Directory } from '../directory.js';
import type { Step } from './decision.js';
import type { RequestKind } from './rule.js';
import { accessListStep } from './steps/access-list.js';
import { clientAddressStep } from './steps/client-address.js';
import { credentialStep } from './steps/credential.js';
import { operationStep } from './steps/operation.js';
import { permissionStep } from './steps/permission.js';
import { rateLimitStep } from './steps/rate-limit.js';
import { requirementStep } from './steps/requirement.js';
import { scopeStep } from './steps/scope.js';
import { secondFactorStep } from './steps/second-factor.js';
import { sessionStep } from './steps/session.js';
import { useStep } from './steps/use.js';
import { versionStep } from './steps/version.js';

const KINDS = ['public', 'visitor', 'user', 'authenticated', 'permission', 'unserved'] as const;

/** Whether a kind of request runs a step, in the order of KINDS. */
type Columns = readonly [0 | 1, 0 | 1, 0 | 1, 0 | 1, 0 | 1, 0 | 1];

/**
 * The steps of the decision in their order, and which kinds of request run which. Two things about the order are
 * deliberate. Without valid credentials nothing else about a request is looked at, because clients send it once without
 * them. And a refused address takes no token of a rate limit.
 */
export function createSteps(directory: Directory): Readonly<Record<RequestKind, readonly Step[]>> {
  const { organizations, projects } = directory;
  const table: readonly (readonly [Step, Columns])[] = [
    //                                 public visitor user authenticated permission unserved
    [clientAddressStep, /*              */ [1, 1, 1, 1, 1, 1]],
    [credentialStep(organizations), /*  */ [0, 0, 1, 1, 1, 1]],
    [sessionStep, /*                    */ [0, 1, 0, 0, 0, 0]],
    [accessListStep, /*                 */ [0, 0, 1, 1, 1, 1]],
    [requirementStep, /*                */ [0, 0, 1, 1, 1, 1]],
    [useStep, /*                        */ [0, 0, 1, 1, 1, 1]],
    [operationStep, /*                  */ [1, 1, 1, 1, 1, 1]],
    [versionStep, /*                    */ [1, 1, 1, 1, 1, 0]],
    [scopeStep(projects), /*            */ [0, 0, 0, 1, 1, 0]],
    [secondFactorStep(organizations), /**/ [0, 0, 0, 1, 1, 0]],
    [rateLimitStep, /*                  */ [1, 1, 0, 1, 1, 0]],
    [permissionStep, /*                 */ [1, 1, 1, 1, 1, 0]],
  ];
  const column = (index: number) => table.flatMap(([step, columns]) => (columns[index] === 1 ? [step] : []));
  return Object.fromEntries(KINDS.map((kind, index) => [kind, column(index)])) as Record<RequestKind, Step[]>;
}
