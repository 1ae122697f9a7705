import type { Operation } from '../../../operation.js';
import { addGroupTeams } from './addGroupTeams.js';
import { addOrgTeamUsers } from './addOrgTeamUsers.js';
import { createOrgTeam } from './createOrgTeam.js';
import { deleteOrgTeam } from './deleteOrgTeam.js';
import { getOrgTeam } from './getOrgTeam.js';
import { getOrgTeamByName } from './getOrgTeamByName.js';
import { listGroupTeams } from './listGroupTeams.js';
import { listOrgTeams } from './listOrgTeams.js';
import { listOrgTeamUsers } from './listOrgTeamUsers.js';
import { removeGroupTeam } from './removeGroupTeam.js';
import { removeOrgTeamUserFromTeam } from './removeOrgTeamUserFromTeam.js';
import { renameOrgTeam } from './renameOrgTeam.js';
import { updateGroupTeam } from './updateGroupTeam.js';

export const teams: readonly Operation[] = [
  listOrgTeams,
  createOrgTeam,
  getOrgTeam,
  getOrgTeamByName,
  renameOrgTeam,
  deleteOrgTeam,
  listOrgTeamUsers,
  addOrgTeamUsers,
  removeOrgTeamUserFromTeam,
  listGroupTeams,
  addGroupTeams,
  updateGroupTeam,
  removeGroupTeam,
];
