import { CommandError } from '../command-error.js';
import type { Profile } from '../profiles/profile.js';
import type { Flags } from './flags.js';
import { ORGANIZATION_ROLE_VALUES, PROJECT_ROLE_VALUES } from './role-values.js';
import { inOrganization, inProject, organizationId, projectId } from './shared-flags.js';

interface ScopedContext {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly profile: Profile;
}

/** Where a command works, for commands that organizations and projects both have. */
export interface Scope {
  readonly kind: 'organization' | 'project';
  /** The group of commands, as it is typed. */
  readonly words: string;
  readonly flags: Flags;
  /** The flag and an ID, for examples. */
  readonly exampleFlag: string;
  readonly exampleRole: string;
  /** The roles that there are in it. */
  readonly roles: readonly string[];
  /** The operation that does the same in an organization, or in a project. */
  operation<InOrganization, InProject>(
    inOrganization: InOrganization,
    inProject: InProject,
  ): InOrganization | InProject;
  /** The ID that its operations take. Throws CommandError where there is none. */
  id(context: ScopedContext): { readonly orgId: string } | { readonly groupId: string };
}

export const organizationScope: Scope = {
  kind: 'organization',
  words: 'organizations',
  flags: inOrganization,
  exampleFlag: '--orgId 5a1b39eec902201990f12345',
  exampleRole: 'ORG_MEMBER',
  roles: ORGANIZATION_ROLE_VALUES,
  operation: (inThis) => inThis,
  id: ({ flags, profile }) => ({ orgId: organizationId({ flags: { orgId: textOf(flags.orgId) }, profile }) }),
};

export const projectScope: Scope = {
  kind: 'project',
  words: 'projects',
  flags: inProject,
  exampleFlag: '--projectId 5e2211c17a3e5a48f5497de3',
  exampleRole: 'GROUP_READ_ONLY',
  roles: PROJECT_ROLE_VALUES,
  operation: (_inOrganization, inThis) => inThis,
  id: ({ flags, profile }) => ({
    groupId: projectId({ flags: { projectId: textOf(flags.projectId) }, profile }),
  }),
};

/** Of a command that works in either: the project where one is named, and no organization. */
export function eitherScope({
  orgId,
  projectId,
}: {
  readonly orgId?: unknown;
  readonly projectId?: unknown;
}): Scope {
  if (orgId && projectId) throw new CommandError('both --projectId and --orgId set');
  return projectId ? projectScope : organizationScope;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
