import type { Address } from '../domain/addresses.js';
import type { Permission } from '../domain/permissions.js';
import { rolesGranting } from '../domain/permissions.js';
import { type EndpointSet, endpointSetOf } from '../domain/rate-limits.js';
import type { TokenBuckets } from '../domain/token-buckets.js';
import { permissionsInOrganization, permissionsInProject, rolesInOrganization } from './authorize.js';
import { checkAddress } from './check-address.js';
import type { Directory } from './directory.js';
import type { Credential } from './principal.js';

/** One thing a request is checked for, whether it passes, and what would make it pass. */
export interface Check {
  readonly check:
    | 'credential'
    | 'address'
    | 'requirement'
    | 'operation'
    | 'scope'
    | 'permission'
    | 'rateLimit';
  readonly passed: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** What would happen to a request, check by check in the order a request meets them; it ends at the first that fails. */
export interface Explanation {
  readonly passes: boolean;
  readonly checks: readonly Check[];
}

/** The operation that serves a method and path, with the ids in the path. */
export interface ServedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | 'authenticated' | 'user' | 'visitor' | 'public';
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

export interface Question {
  readonly credential: Credential;
  readonly address: Address;
  readonly method: string;
  readonly path: string;
}

/**
 * Answers "would this request pass?" with the decision's own parts, without a request: nothing is counted and no token
 * of a rate limit is taken.
 */
export function createExplainer(dependencies: {
  directory: Directory;
  buckets: TokenBuckets;
  findOperation: (method: string, path: string) => ServedOperation | { allowed: readonly string[] };
}) {
  const { directory, buckets } = dependencies;

  return async function explain(question: Question): Promise<Explanation> {
    const checks: Check[] = [];
    for await (const check of walk(question)) {
      checks.push(check);
      if (!check.passed) break;
    }
    return { passes: checks.every((check) => check.passed), checks };
  };

  async function* walk(question: Question): AsyncGenerator<Check> {
    const { credential, address, method, path } = question;
    yield credentialCheck(credential);
    yield* addressChecks(credential, address);

    const operation = dependencies.findOperation(method, path);
    if ('allowed' in operation) {
      yield operation.allowed.length === 0
        ? fail(
            'operation',
            `Nothing is served at ${path}.`,
            'Check the path; GET /api/openapi.json lists every one.',
          )
        : fail(
            'operation',
            `${path} does not take ${method}.`,
            `Use one of ${operation.allowed.join(', ')}.`,
          );
      return;
    }
    yield pass('operation', `${method} ${operation.path} is ${operation.operationId}.`);
    yield* scopeChecks(credential, operation);
  }

  async function* addressChecks(credential: Credential, address: Address): AsyncGenerator<Check> {
    const organization = await directory.organizations.get(credential.organizationId);
    if (organization === null) {
      yield fail(
        'requirement',
        'The organization of the credential no longer exists.',
        'Use another credential.',
      );
      return;
    }
    const { refusal, entry } = checkAddress(credential, address, organization);
    const blocks = credential.accessList.blocks();
    if (blocks.length === 0) {
      yield refusal
        ? fail(
            'requirement',
            `Organization ${organization.id} requires access lists, and the one of this credential is empty.`,
            `Add ${address.text} to the access list of the credential.`,
          )
        : pass(
            'requirement',
            'The access list is empty and the organization requires none: any address may call.',
          );
      return;
    }
    yield refusal
      ? fail(
          'address',
          `${address.text} is in none of the entries of the access list: ${shorten(blocks)}.`,
          `Add ${address.text} to the access list of the credential, or call from a listed address.`,
        )
      : pass('address', `${address.text} is let in by the entry ${entry}.`);
  }

  async function* scopeChecks(credential: Credential, operation: ServedOperation): AsyncGenerator<Check> {
    const { permission, parameters } = operation;
    const { orgId, groupId } = parameters;
    const set = endpointSetOf(operation.method, operation.path);
    if (groupId !== undefined) {
      const project = await directory.projects.get(groupId);
      const held = project ? permissionsInProject(credential, project) : undefined;
      if (project === null || held === undefined) {
        yield fail('scope', `The credential knows no project ${groupId}.`, 'Grant it a role in the project.');
        return;
      }
      yield pass('scope', `The credential may know project ${groupId}.`);
      yield rateLimitCheck(set, groupId);
      const roles = [
        ...(rolesInOrganization(credential, project.organizationId) ?? []),
        ...(credential.projectRoles.get(groupId) ?? []),
      ];
      yield permissionCheck(permission, roles, (needed) => held.has(needed));
      return;
    }
    if (orgId !== undefined) {
      const held = permissionsInOrganization(credential, orgId);
      if (held === undefined) {
        yield fail(
          'scope',
          `The credential does not belong to organization ${orgId}.`,
          'Use a credential of that organization.',
        );
        return;
      }
      yield pass('scope', `The credential belongs to organization ${orgId}.`);
      yield rateLimitCheck(set, orgId);
      yield permissionCheck(permission, rolesInOrganization(credential, orgId) ?? [], (needed) =>
        held.has(needed),
      );
      return;
    }
    yield rateLimitCheck(set, credential.id);
    yield permissionCheck(permission, credential.organizationRoles, () => false);
  }

  function rateLimitCheck(set: EndpointSet | undefined, scopeId: string): Check {
    if (set === undefined) return pass('rateLimit', 'This operation is not limited.');
    const { allowed, limit, remaining, retryAfterSeconds } = buckets.peek(set, scopeId);
    return allowed
      ? pass('rateLimit', `${remaining} of ${limit} requests are left on this node.`)
      : fail(
          'rateLimit',
          `All ${limit} requests are used up on this node.`,
          `Wait ${retryAfterSeconds} seconds.`,
        );
  }
}

function credentialCheck(credential: Credential): Check {
  if (credential.kind === 'apiKey') return pass('credential', `API key ${credential.publicKey} exists.`);
  const now = Date.now();
  const live = credential.secrets.filter((secret) => secret.expiresAt > now).length;
  return live > 0
    ? pass(
        'credential',
        `Service account ${credential.clientId} exists, with ${live} secrets that have not expired.`,
      )
    : fail(
        'credential',
        `Service account ${credential.clientId} has no secret that could make a token.`,
        'Create a client secret.',
      );
}

function permissionCheck(
  permission: ServedOperation['permission'],
  roles: readonly string[],
  has: (permission: Permission) => boolean,
): Check {
  const held = roles.length === 0 ? 'no role' : roles.join(', ');
  if (permission === 'authenticated' || permission === 'visitor' || permission === 'public')
    return pass('permission', 'Any credential may call this; it answers what the credential may see.');
  if (permission === 'user')
    return fail('permission', 'Only a signed-in person may call this.', 'Sign in; credentials cannot.');
  return has(permission)
    ? pass('permission', `${permission} is needed, and held through ${held}.`)
    : fail(
        'permission',
        `${permission} is needed; the credential holds ${held}.`,
        `Grant one of ${rolesGranting(permission).join(', ')}.`,
      );
}

function shorten(blocks: readonly string[]): string {
  return blocks.length <= 10
    ? blocks.join(', ')
    : `${blocks.slice(0, 10).join(', ')} and ${blocks.length - 10} more`;
}

function pass(check: Check['check'], detail: string): Check {
  return { check, passed: true, detail };
}

function fail(check: Check['check'], detail: string, fix: string): Check {
  return { check, passed: false, detail, fix };
}
