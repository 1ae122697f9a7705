import type { RolesInProject } from '../../domain/roles.js';
import { groupBy } from '../group-by.js';

/** Rows of one role each, put together by project in the order they came. */
export function rolesInProjects(
  rows: readonly { readonly project_id: string; readonly role: string }[],
): RolesInProject[] {
  return [...groupBy(rows, (row) => row.project_id)].map(([projectId, granted]) => ({
    projectId,
    roles: granted.map(({ role }) => role),
  }));
}
