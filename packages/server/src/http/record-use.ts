import type { FastifyRequest } from 'fastify';
import { rolesInOrganization } from '../access/authorize.js';
import type { Decision } from '../access/decision/decision.js';
import { refusalFactsOf } from '../access/decision/refusal-facts.js';
import type { ProjectScope } from '../access/directory.js';
import type { Principal } from '../access/principal.js';
import type { UseRecorder } from '../access/use-recorder.js';
import { isId } from '../domain/ids.js';

/** Codes that tell of no attempt: a client's first request without credentials, and a page that asks who is signed in. */
const UNLISTED: ReadonlySet<string> = new Set(['CREDENTIALS_MISSING', 'NONCE_STALE', 'NO_CURRENT_USER']);

/** Records an answered request as a use or a refusal, where it was decided at all. */
export function createRecordUse({
  record,
}: Pick<UseRecorder, 'record'>): (request: FastifyRequest, status: number) => void {
  return ({ decision, operationId = '', answeredCode: code = '' }, status) => {
    // Probes of health and metrics come all day, and tell of nobody's use.
    if (decision === undefined || decision.rule.kind === 'always') return;
    const principal = principalOf(decision);
    const isAllowed = decision.stop === undefined && !(code !== '' && isRefusal(status));
    const project = decision.project ?? (isAllowed ? undefined : projectMeant(decision));
    record({
      organizationId: organizationIdOf(principal, decision, project),
      projectId: project?.id ?? '',
      credentialId: principal?.id ?? '',
      api: '',
      operation: operationId,
      code,
      isAllowed,
      refusal: isAllowed || status === 503 || UNLISTED.has(code) ? undefined : refusalFactsOf(decision, code),
    });
  };
}

/** Who called, or whose credential was named with a wrong secret. */
function principalOf({ caller, stop }: Decision): Principal | undefined {
  return caller?.principal ?? (stop?.kind === 'challenge' ? stop.unproved : undefined);
}

/** Of a person only where the path led to an organization of theirs. */
function organizationIdOf(
  principal: Principal | undefined,
  { scopeOrganizationId }: Decision,
  project: ProjectScope | undefined,
): string {
  if (principal === undefined) return '';
  if (principal.kind !== 'user') return principal.organizationId;
  return scopeOrganizationId ?? project?.organizationId ?? '';
}

/** What the work of an operation refuses for who asks, or how often; all else is an answer. */
function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === 429;
}

/** The project of the path, where it was refused before the step that looks for it: as far as it is known without a look-up. */
function projectMeant({ asked, basis, caller }: Decision): ProjectScope | undefined {
  const { groupId } = asked.path;
  if (caller === undefined || groupId === undefined || !isId(groupId)) return undefined;
  const project = basis.projects.get(groupId);
  if (project instanceof Promise) {
    project.catch(() => {});
    return undefined;
  }
  return project !== null && rolesInOrganization(caller.principal, project.organizationId) !== undefined
    ? project
    : undefined;
}
