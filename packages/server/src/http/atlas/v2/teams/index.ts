import type { Operation } from '../../../operation.js';
import { addGroupTeams } from '../../../operations/teams/addGroupTeams.js';
import { addOrgTeamUsers } from '../../../operations/teams/addOrgTeamUsers.js';
import { createOrgTeam } from '../../../operations/teams/createOrgTeam.js';
import { deleteOrgTeam } from '../../../operations/teams/deleteOrgTeam.js';
import { getGroupTeam } from '../../../operations/teams/getGroupTeam.js';
import { getOrgTeam } from '../../../operations/teams/getOrgTeam.js';
import { getOrgTeamByName } from '../../../operations/teams/getOrgTeamByName.js';
import { listGroupTeams } from '../../../operations/teams/listGroupTeams.js';
import { listOrgTeams } from '../../../operations/teams/listOrgTeams.js';
import { removeGroupTeam } from '../../../operations/teams/removeGroupTeam.js';
import { removeOrgTeamUserFromTeam } from '../../../operations/teams/removeOrgTeamUserFromTeam.js';
import { renameOrgTeam } from '../../../operations/teams/renameOrgTeam.js';
import { updateGroupTeam } from '../../../operations/teams/updateGroupTeam.js';

export const teams: readonly Operation[] = [
  listOrgTeams,
  createOrgTeam,
  getOrgTeam,
  getOrgTeamByName,
  renameOrgTeam,
  deleteOrgTeam,
  addOrgTeamUsers,
  removeOrgTeamUserFromTeam,
  listGroupTeams,
  addGroupTeams,
  getGroupTeam,
  updateGroupTeam,
  removeGroupTeam,
];
