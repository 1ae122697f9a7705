import { type Refusal, refuse } from '../../../domain/errors.js';
import { isId } from '../../../domain/ids.js';
import {
  lacksSecondFactor,
  permissionsInOrganization,
  permissionsInProject,
  refuseOrganization,
  refuseProject,
} from '../../authorize.js';
import type { ProjectScope } from '../../directory.js';
import {
  callerOf,
  type Decision,
  defineStep,
  refused,
  type StepRecord,
  type StepResult,
} from '../decision.js';

/**
 * The organization or project of the path. One of strangers answers like one that does not exist: nothing is learnt. Where
 * a second factor is missing the request goes on without any permission, up to the step that says so.
 */
export const scopeStep = defineStep({
  name: 'scope',
  title: 'Organization or Project',
  does: 'that of the path; strangers learn nothing',
  refuses: '404, or 401 to members',
  isMendedAtCredential: true,
  decide(decision) {
    const { orgId, groupId } = decision.asked.path;
    const malformed = decision.rule.refuseParameters(decision.asked);
    if (malformed !== undefined) return refused(malformed);
    if (groupId !== undefined) {
      if (!isId(groupId)) return refused(refuse('INVALID_GROUP_ID', groupId));
      const project = decision.basis.projects.get(groupId);
      return project instanceof Promise
        ? project.then((loaded) => enterOrRepeat(decision, groupId, loaded))
        : enterOrRepeat(decision, groupId, project);
    }
    if (orgId !== undefined) return enterOrganization(decision, orgId);
    decision.scopeId = callerOf(decision).principal.id;
    return undefined;
  },
  record({ asked, stop, isRepeated }) {
    const { orgId, groupId } = asked.path;
    const code = stop?.kind === 'refused' ? stop.refusal.code : undefined;
    if (groupId !== undefined) {
      if (isRepeated) return { detail: `The credential deleted project ${groupId} a moment ago.` };
      if (code === undefined) return { detail: `The credential may know project ${groupId}.` };
      if (code === 'USER_CANNOT_ACCESS_GROUP')
        return {
          detail: `The credential has no role in project ${groupId} of its organization.`,
          fix: 'Grant it a role in the project.',
        };
      if (code === 'GROUP_NOT_FOUND')
        return {
          detail: `The organization of the credential has no project ${groupId}.`,
          fix: 'Check the ID of the project, or use a credential of its organization.',
        };
    } else if (orgId !== undefined) {
      if (code === undefined) return { detail: `The credential belongs to organization ${orgId}.` };
      if (code === 'ORG_NOT_FOUND')
        return {
          detail: `The credential does not belong to organization ${orgId}.`,
          fix: 'Use a credential of that organization.',
        };
    } else if (code === undefined) return undefined;
    return stop?.kind === 'refused' ? recordOf(stop.refusal) : undefined;
  },
});

/** An explanation has no fields to describe, so what is wrong with each parameter stands in place of the fix. */
function recordOf({ detail, fields }: Refusal): StepRecord {
  return fields === undefined
    ? { detail }
    : { detail, fix: fields.map(({ description }) => description).join(' ') };
}

/** Where the project is gone because the caller has just deleted it, the request passes once more. */
function enterOrRepeat(decision: Decision, groupId: string, project: ProjectScope | null): StepResult {
  const stop = enterProject(decision, groupId, project);
  const { basis, rule } = decision;
  if (!rule.operation?.isRepeatable || stop?.refusal.code !== 'GROUP_NOT_FOUND') return stop;
  return basis.deletedJustNow(groupId, callerOf(decision).principal.id, basis.now()).then((deleted) => {
    if (!deleted) return stop;
    decision.scopeId = groupId;
    decision.isRepeated = true;
    return undefined;
  });
}

function enterProject(decision: Decision, groupId: string, project: ProjectScope | null) {
  const { principal } = callerOf(decision);
  const permissions = project ? permissionsInProject(principal, project) : undefined;
  if (project === null || (!permissions && !lacksSecondFactor(principal, project.organizationId)))
    return refused(refuseProject(principal, groupId, project));
  decision.scopeId = groupId;
  decision.scopeOrganizationId = project.organizationId;
  decision.project = project;
  decision.permissions = permissions;
  return undefined;
}

function enterOrganization(decision: Decision, orgId: string) {
  if (!isId(orgId)) return refused(refuse('INVALID_ORG_ID', orgId));
  const { principal } = callerOf(decision);
  const permissions = permissionsInOrganization(principal, orgId);
  if (!permissions && !lacksSecondFactor(principal, orgId))
    return refused(refuseOrganization(principal, orgId));
  decision.scopeId = orgId;
  decision.scopeOrganizationId = orgId;
  decision.permissions = permissions;
  return undefined;
}
