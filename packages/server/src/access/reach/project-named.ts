import { RefusalError, refuse } from '../../domain/errors.js';
import { findProjectsByName, type Project } from '../../store/queries/projects.js';
import type { Reader } from '../../store/store.js';
import type { Principal } from '../principal.js';
import { visibleProjects } from '../visible-projects.js';
import type { ReachRule } from './reach-rule.js';

/** What tells that there is no such project. The wires differ in it. */
type Unknown = 'GROUP_NAME_NOT_FOUND' | 'GROUP_NOT_FOUND';

/** One that the caller may not see answers like a name that no project has. */
export function projectNamed(unknown: Unknown): ReachRule<{ readonly groupName: string }> {
  return {
    require: ({ facts, caller, path }) =>
      requireProjectNamed(facts.reader, caller.principal, path.groupName, unknown),
  };
}

/** The one project of that name among those the principal may see; the given code, or MULTIPLE_GROUPS. */
export async function requireProjectNamed(
  reader: Reader,
  principal: Principal,
  name: string,
  unknown: Unknown,
): Promise<Project> {
  return onlyProject(await findProjectsByName(reader, visibleProjects(principal), name), name, unknown);
}

/** Names are unique within an organization only, and a caller may be at home in several. */
export function onlyProject(found: readonly Project[], name: string, unknown: Unknown): Project {
  const [project, another] = found;
  if (!project) throw new RefusalError(refuse(unknown, name));
  if (another) throw new RefusalError(refuse('MULTIPLE_GROUPS', name));
  return project;
}
