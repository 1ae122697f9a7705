export interface TeamTables {
  teams: TeamsTable;
  team_users: TeamUsersTable;
  team_project_roles: TeamProjectRolesTable;
}

interface TeamsTable {
  id: string;
  organization_id: string;
  name: string;
  created_at: number;
}

interface TeamUsersTable {
  team_id: string;
  user_id: string;
}

interface TeamProjectRolesTable {
  team_id: string;
  project_id: string;
  role: string;
}
