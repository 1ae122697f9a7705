import { readOrganizationRoles, readProjectRoles } from '../changes/roles/check-roles.js';
import { findProjectsByName } from '../store/queries/projects.js';
import type { Reader } from '../store/store.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';

/** Roles in one project, as a seed grants them. */
export interface ProjectGrant {
  readonly projectId: string;
  readonly roles: readonly string[];
  /** Where the seed has it. */
  readonly path: SeedPath;
}

/** The `roles` of what stands at a path. Throws SeedProblem for one that cannot be granted in the organization. */
export function readSeedRoles(
  reader: Reader,
  roles: readonly string[],
  organizationId: string,
  path: SeedPath,
): Promise<string[]> {
  return at([...path, 'roles'], () => readOrganizationRoles(reader, roles, organizationId));
}

/** The projects that a list of grants names, each once. `undefined` for no list. Throws SeedProblem. */
export async function readGrants(
  reader: Reader,
  organizationId: string,
  asked: readonly { readonly name: string; readonly roles: readonly string[] }[] | undefined,
  path: SeedPath,
): Promise<ProjectGrant[] | undefined> {
  if (asked === undefined) return undefined;
  const grants: ProjectGrant[] = [];
  for (const [index, { name, roles }] of asked.entries()) {
    const place = [...path, index, 'name'];
    const [project] = await findProjectsByName(reader, { organizationIds: [organizationId] }, name);
    if (!project) throw new SeedProblem(place, `the organization has no project ${name}`);
    if (grants.some(({ projectId }) => projectId === project.id))
      throw new SeedProblem(place, `${name} is in this list already`);
    const granted = await at([...path, index, 'roles'], () => readProjectRoles(reader, roles, project.id));
    grants.push({ projectId: project.id, roles: granted, path: [...path, index] });
  }
  return grants;
}
