import type { TeamOverview } from '../../api/calls/teams.js';
import type { ExportForm } from '../../lists/ListExport.js';

/** Teams as a table for spreadsheets. */
export const TEAM_CSV: ExportForm<TeamOverview>['columns'] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['members', ({ memberCount }) => memberCount],
  ['projects', ({ projectCount }) => projectCount],
  ['roles', ({ roleNames }) => roleNames.join('; ')],
];
