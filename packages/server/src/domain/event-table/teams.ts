import { both, type EventRow, organization } from './row.js';

/** What happens to teams. */
export const teamEvents = [
  ['TEAM_CREATED', 'Team was created', organization, 'teamId', 'alertable'],
  ['TEAM_DELETED', 'Team was deleted', organization, 'teamId', 'revokes'],
  ['TEAM_UPDATED', 'Team was changed', organization, 'teamId'],
  ['TEAM_NAME_CHANGED', 'Team got another name', organization, 'teamId'],
  ['TEAM_ADDED_TO_GROUP', 'Team was added to a project', both, 'teamId'],
  ['TEAM_REMOVED_FROM_GROUP', 'Team was removed from a project', both, 'teamId', 'revokes'],
  ['TEAM_ROLES_MODIFIED', 'Team got other roles in project', both, 'teamId', 'revokes'],
] as const satisfies readonly EventRow[];
