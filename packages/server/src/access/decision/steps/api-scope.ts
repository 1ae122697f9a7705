import { refuse } from '../../../domain/errors.js';
import { foldHeaderName } from '../../../domain/guard/identity-headers.js';
import { isId } from '../../../domain/ids.js';
import { rolesInOrganization } from '../../authorize.js';
import type { ProjectScope } from '../../directory.js';
import { callerOf, type Decision, defineStep, guardedOf, refused, type Stop } from '../decision.js';
import type { GuardedRequest } from '../rule.js';

/**
 * The project or organization that a request to a guarded API is about. One of others answers like one that does not exist. Any
 * role in a project will do to know of it: custom roles do not permit `project.read`.
 */
export const apiScopeStep = defineStep({
  name: 'apiScope',
  title: 'Scope of the Route',
  does: 'project or organization that a guarded API is asked about',
  refuses: '403; others learn nothing',
  isMendedAtCredential: true,
  decide(decision) {
    const guarded = guardedOf(decision);
    const { api } = guarded;
    const { principal } = callerOf(decision);
    const home = decision.organization?.id;
    if (home === undefined) throw new Error(`no credential: ${principal.kind}`);
    if (api.openTo === 'organization' && home !== api.organizationId)
      return unknown('organization', 'of the caller may not call this API');
    const scope = guarded.route?.scope;
    if (scope === undefined || scope.kind === 'credential') return enterOrganization(decision, home);
    const id = idIn(decision, guarded);
    if (typeof id !== 'string') return id;
    if (scope.kind === 'organization')
      return id === home ? enterOrganization(decision, home) : notThere('organization', id);
    const project = isId(id) ? decision.basis.projects.get(id) : null;
    return project instanceof Promise
      ? project.then((loaded) => enterProject(decision, id, loaded))
      : enterProject(decision, id, project);
  },
  record({ stop, project, scopeOrganizationId }) {
    if (stop !== undefined) return undefined;
    return project === undefined
      ? { detail: `The request is about organization ${scopeOrganizationId}.` }
      : { detail: `The credential may know project ${project.id}.` };
  },
});

/** The id that the request names; of the path its one spelling, which has no escapes. */
function idIn({ asked }: Decision, { route, segments }: GuardedRequest): string | Stop {
  const scope = route?.scope;
  if (scope === undefined || scope.kind === 'credential') return '';
  if ('segment' in scope) {
    const segment = segments[scope.segment] ?? '';
    return scope.verb === undefined ? segment : segment.slice(0, segment.lastIndexOf(':'));
  }
  const { header, kind } = scope;
  const value = asked.headers[header];
  if (value === undefined || value === '')
    return unknown(kind, `is not named: the header ${header} is missing`);
  if (typeof value !== 'string' || value.includes(',') || isSpeltOtherwise(asked.headers, header))
    return refused(refuse('SCOPE_AMBIGUOUS', header));
  return value;
}

/** Whether another header would have this name for a server that takes other characters for `-`. */
function isSpeltOtherwise(headers: Readonly<Record<string, unknown>>, header: string): boolean {
  for (const name in headers) {
    const isAlike = name.length === header.length && name !== header;
    if (isAlike && foldHeaderName(name) === foldHeaderName(header)) return true;
  }
  return false;
}

const MOST_SHOWN = 64;

function notThere(kind: 'project' | 'organization', id: string): Stop {
  return unknown(kind, `does not exist for the caller: ${id.slice(0, MOST_SHOWN)}`);
}

function unknown(kind: 'project' | 'organization', problem: string): Stop {
  return refused(refuse('SCOPE_UNKNOWN', kind, problem));
}

function enterOrganization(decision: Decision, organizationId: string): undefined {
  decision.scopeId = organizationId;
  decision.scopeOrganizationId = organizationId;
}

function enterProject(decision: Decision, id: string, project: ProjectScope | null): Stop | undefined {
  const { principal } = callerOf(decision);
  const held = project ? rolesInOrganization(principal, project.organizationId) : undefined;
  if (project === null || held === undefined) return notThere('project', id);
  const hasRole = (principal.projectRoles.get(project.id)?.length ?? 0) > 0;
  if (!hasRole && !guardedOf(decision).api.roles.permitAnything(held)) return notThere('project', id);
  decision.scopeId = project.id;
  decision.scopeOrganizationId = project.organizationId;
  decision.project = project;
  return undefined;
}
