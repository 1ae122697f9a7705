import { both, type EventRow, organization, project } from './row.js';

/** What happens to people. */
export const userEvents = [
  ['JOINED_ORG', 'User joined the organization', organization, 'targetUsername', 'alertable'],
  [
    'REMOVED_FROM_ORG',
    'User left or was removed from organization',
    organization,
    'targetUsername',
    'revokes',
  ],
  ['ORG_INVITATION_CHANGED', 'Invitation to organization was changed', organization, 'targetUsername', 'own'],
  ['INVITED_TO_ORG', 'User was invited to the organization', organization, 'targetUsername', 'alertable'],
  [
    'ORG_INVITATION_DELETED',
    'Invitation to organization was deleted',
    organization,
    'targetUsername',
    'revokes',
  ],
  ['JOINED_TEAM', 'User joined a team', organization, 'targetUsername'],
  ['REMOVED_FROM_TEAM', 'User left or was removed from team', organization, 'targetUsername', 'revokes'],
  ['INVITED_TO_TEAM', 'User was invited to a team', organization, 'targetUsername'],
  ['USER_ROLES_CHANGED_AUDIT', 'User got other roles', both, 'targetUsername', 'alertable revokes'],
  ['JOINED_GROUP', 'User joined the project', project, 'targetUsername'],
  [
    'REMOVED_FROM_GROUP',
    'User left or was removed from project',
    project,
    'targetUsername',
    'alertable revokes',
  ],
  ['INVITED_TO_GROUP', 'User was invited to the project', project, 'targetUsername'],
  ['GROUP_INVITATION_DELETED', 'Invitation to project was deleted', project, 'targetUsername', 'revokes'],
  ['REQUESTED_TO_JOIN_GROUP', 'User asked to join the project', project, 'targetUsername'],
  ['JOIN_GROUP_REQUEST_APPROVED_AUDIT', 'Request to join project was approved', project, 'targetUsername'],
  [
    'JOIN_GROUP_REQUEST_DENIED_AUDIT',
    'Request to join project was denied',
    project,
    'targetUsername',
    'revokes',
  ],
] as const satisfies readonly EventRow[];
