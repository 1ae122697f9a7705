import { guardBounds } from '../bounds/guard.js';
import { own } from './define-error.js';

/** Definitions of guarded APIs, their versions and gates. */
export const guardedApiErrors = {
  GUARD_DEFINITION_INVALID: own({
    status: 400,
    detail: (first: string, further: number) =>
      `The definition cannot be applied: ${first}${further > 0 ? `; and ${further} more` : ''}.`,
    parameters: ['the first thing that is wrong, with its place', 'how many more there are'],
    meaning:
      'The definition of a guarded API has faults. `badRequestDetail` names all of them, each with its place.',
    fix: 'Put them right. `sallyport guard check FILE` names them without a server.',
  }),
  GUARDED_API_NOT_FOUND: own({
    status: 404,
    detail: (name: string) => `There is no guarded API named ${name} in this organization.`,
    parameters: ['name given'],
    meaning: 'The organization owns no guarded API of this name.',
    fix: 'List those that there are with `sallyport guard list`.',
  }),
  GUARDED_API_NAME_NOT_AVAILABLE: own({
    status: 409,
    detail: (name: string) => `Another organization has a guarded API named ${name}.`,
    parameters: ['name given'],
    meaning:
      'The names of all guarded APIs of an installation differ, because gates and access tokens go by them.',
    fix: 'Choose another name.',
  }),
  GUARDED_API_VERSION_NOT_FOUND: own({
    status: 404,
    detail: (name: string, version: number) => `Guarded API ${name} has no version ${version}.`,
    parameters: ['name of the API', 'version given'],
    meaning: `There never was such a version, or it is older than the ${guardBounds.versionsPerApi.most} newest.`,
    fix: 'List those that there are with `sallyport guard versions NAME`.',
  }),
  GUARD_ORGANIZATION_DIFFERS: own({
    status: 400,
    detail: (named: string, organization: string) =>
      `The definition names the organization "${named}", and was sent to ${organization}.`,
    parameters: ['organization that the definition names', 'organization of the path'],
    meaning: 'A definition says whose API it is; it was sent to another organization.',
    fix: 'Correct `organization` in the definition, or send it to that organization.',
  }),
  GUARD_OPEN_TO_INSTALLATION: own({
    status: 403,
    detail: (name: string) =>
      `Only a seed file, or "sallyport start --guard", can open ${name} to all organizations of this installation.`,
    parameters: ['name of the API'],
    meaning:
      'With `openTo: installation` the roles of an API can be granted in every organization. That is for whoever runs the server.',
    fix: 'Leave `openTo` out, or apply the definition on the host of the server.',
  }),
  GUARD_RESOURCE_NOT_AVAILABLE: own({
    status: 409,
    detail: (audience: string, owner: string) => `The resource ${audience} is that of ${owner} already.`,
    parameters: ['resource', 'API that has it'],
    meaning:
      'A definition has the `resource` of another guarded API that the same service account can call. Each of the two would take the access tokens for the other.',
    fix: 'Give the API its own URL as `resource`. Compared is what a URL means: the host in any case, with or without its default port.',
  }),
  GUARD_ROLE_NOT_AVAILABLE: own({
    status: 409,
    detail: (role: string, owner: string) => `The role ${role} ${owner}.`,
    parameters: ['role', 'why it cannot be had'],
    meaning:
      'A definition has a role that another guarded API defines, or that somebody still holds from an API that is gone. ' +
      'Whoever holds it would get permissions that nobody granted.',
    fix: 'Give the role another name, or take it from those who hold it first.',
  }),
  GUARD_ROLES_GRANTED: own({
    status: 409,
    detail: (roles: string, holders: string) =>
      `${roles} would be gone, and is still granted to ${holders}. Take it from them first, or retire it: the grants ` +
      'then stay and permit nothing.',
    parameters: ['roles', 'who holds them'],
    meaning: 'A new version of a guarded API, or its end, takes away a role that somebody holds.',
    fix: 'Take the role from those who hold it, or send `retire: true` (`--retire`).',
  }),
  MAX_GUARDED_APIS_PER_ORG_EXCEEDED: own({
    status: 400,
    detail: (limit: number, organizationId: string) =>
      `Organization ${organizationId} has ${limit} guarded APIs, which is as many as it may have.`,
    parameters: ['limit', 'organization ID'],
    meaning: 'The organization has as many guarded APIs as it may have.',
    fix: 'Delete one that is no longer used, or put their routes together.',
  }),
  GATE_NOT_FOUND: own({
    status: 404,
    detail: (name: string) => `There is no gate named ${name} in this organization.`,
    parameters: ['name given'],
    meaning: 'No guarded API of the organization has a gate of this name.',
    fix: 'List those that there are with `sallyport guard gates list`.',
  }),
  GATE_NAME_NOT_AVAILABLE: own({
    status: 409,
    detail: (name: string) => `There is a gate named ${name} already.`,
    parameters: ['name given'],
    meaning: 'The names of all gates of an installation differ, because proxies ask by them.',
    fix: 'Choose another name.',
  }),
  MAX_GATES_PER_API_EXCEEDED: own({
    status: 400,
    detail: (limit: number, name: string) =>
      `Guarded API ${name} has ${limit} gates, which is as many as it may have.`,
    parameters: ['limit', 'name of the API'],
    meaning: 'The guarded API has as many gates as it may have.',
    fix: 'Delete one that is no longer used. A gate may be used by any number of proxies.',
  }),
};
