import type { OperationDefinition } from '../../define-operation.js';
import { addGroupTeams } from './addGroupTeams.js';
import { addOrgTeamUser } from './addOrgTeamUser.js';
import { addOrgTeamUsers } from './addOrgTeamUsers.js';
import { createOrgTeam } from './createOrgTeam.js';
import { deleteOrgTeam } from './deleteOrgTeam.js';
import { getGroupTeam } from './getGroupTeam.js';
import { getOrgTeam } from './getOrgTeam.js';
import { getOrgTeamByName } from './getOrgTeamByName.js';
import { listGroupTeamOverviews } from './listGroupTeamOverviews.js';
import { listGroupTeams } from './listGroupTeams.js';
import { listOrgTeamOverviews } from './listOrgTeamOverviews.js';
import { listOrgTeamProjects } from './listOrgTeamProjects.js';
import { listOrgTeams } from './listOrgTeams.js';
import { listOrgTeamUsers } from './listOrgTeamUsers.js';
import { removeGroupTeam } from './removeGroupTeam.js';
import { removeOrgTeamUser } from './removeOrgTeamUser.js';
import { removeOrgTeamUserFromTeam } from './removeOrgTeamUserFromTeam.js';
import { renameOrgTeam } from './renameOrgTeam.js';
import { updateGroupTeam } from './updateGroupTeam.js';

export const teams: readonly OperationDefinition[] = [
  listOrgTeams,
  createOrgTeam,
  getOrgTeam,
  getOrgTeamByName,
  renameOrgTeam,
  deleteOrgTeam,
  listOrgTeamUsers,
  addOrgTeamUser,
  addOrgTeamUsers,
  removeOrgTeamUser,
  removeOrgTeamUserFromTeam,
  listGroupTeams,
  listOrgTeamOverviews,
  listGroupTeamOverviews,
  addGroupTeams,
  getGroupTeam,
  updateGroupTeam,
  removeGroupTeam,
  listOrgTeamProjects,
];
