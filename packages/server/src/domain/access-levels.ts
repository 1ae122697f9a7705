import { rolesGranting } from './permissions.js';
import { organizationRoles, projectRoles } from './roles.js';

/** Roles of projects that are for looking alone, whatever they are for. */
const FOR_READING: readonly string[] = [
  'GROUP_DATA_ACCESS_READ_ONLY',
  'GROUP_OBSERVABILITY_VIEWER',
  'GROUP_READ_ONLY',
];

/** Roles of organizations that are for changing something in every project. */
const WRITING_EVERYWHERE: readonly string[] = ['ORG_OWNER', 'ORG_STREAM_PROCESSING_ADMIN'];

/**
 * What an overview tells of somebody's access to a project, with the roles that give it. What is read and written can be
 * here or behind this server: data, clusters and streams count by what a role is for.
 */
export const accessLevels = {
  READ: rolesGranting('project.read'),
  WRITE: [
    ...organizationRoles.map(({ role }) => role).filter((role) => WRITING_EVERYWHERE.includes(role)),
    ...projectRoles.map(({ role }) => role).filter((role) => !FOR_READING.includes(role)),
  ],
  MANAGE_KEYS: rolesGranting('project.apiKeys.write'),
  MANAGE_PEOPLE: rolesGranting('project.users.write'),
  OWN: rolesGranting('project.delete'),
} as const satisfies Record<string, readonly string[]>;

export type AccessLevel = keyof typeof accessLevels;

export const accessLevelNames = Object.keys(accessLevels) as readonly AccessLevel[];

/** The levels that any of the roles gives. */
export function levelsOf(roles: readonly string[]): AccessLevel[] {
  return accessLevelNames.filter((level) => {
    const giving: readonly string[] = accessLevels[level];
    return roles.some((role) => giving.includes(role));
  });
}
