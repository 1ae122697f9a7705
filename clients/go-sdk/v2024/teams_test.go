package v2024

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func (f fixture) createTeam(t *testing.T) *admin.Team {
	t.Helper()
	body := admin.Team{Name: unique("team"), Usernames: []string{ownerName}}
	return must(f.TeamsApi.CreateTeam(f.ctx, f.OrgID, &body).Execute())(t)
}

func teams(t *testing.T, f fixture) {
	t.Run("a team is made, found by its name, renamed, listed and deleted", func(t *testing.T) {
		made := f.createTeam(t)
		found := must(f.TeamsApi.GetTeamByName(f.ctx, f.OrgID, made.GetName()).Execute())(t)
		expect(t, "id", found.GetId(), made.GetId())
		change := admin.TeamUpdate{Name: unique("renamed")}
		must(f.TeamsApi.RenameTeam(f.ctx, f.OrgID, made.GetId(), &change).Execute())(t)
		read := must(f.TeamsApi.GetTeamById(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "name", read.GetName(), change.Name)
		list := must(f.TeamsApi.ListOrganizationTeams(f.ctx, f.OrgID).Execute())(t)
		expect(t, "some teams", list.GetTotalCount() > 0, true)
		must(f.TeamsApi.DeleteTeam(f.ctx, f.OrgID, made.GetId()).Execute())(t)
	})
	t.Run("people join and leave, and are listed in their old form", func(t *testing.T) {
		team, person := f.createTeam(t).GetId(), f.aMember(t)
		list := must(f.TeamsApi.AddTeamUser(f.ctx, f.OrgID, team, &[]admin.AddUserToTeam{{Id: person.GetId()}}).Execute())(t)
		expect(t, "people", list.GetTotalCount(), 2)
		done(f.TeamsApi.RemoveTeamUser(f.ctx, f.OrgID, team, person.GetId()).Execute())(t)
		people := must(f.TeamsApi.ListTeamUsers(f.ctx, f.OrgID, team).Execute())(t)
		expect(t, "people", people.GetTotalCount(), 1)
		expect(t, "emailAddress", people.GetResults()[0].GetEmailAddress(), ownerName)
	})
}

func groupTeams(t *testing.T, f fixture) {
	t.Run("a team gets roles in a project, and cannot be deleted meanwhile", func(t *testing.T) {
		project, team := f.createProject(t), f.createTeam(t)
		roles := []admin.TeamRole{{TeamId: team.Id, RoleNames: &[]string{"GROUP_READ_ONLY"}}}
		must(f.TeamsApi.AddAllTeamsToProject(f.ctx, project.GetId(), &roles).Execute())(t)
		_, _, err := f.TeamsApi.DeleteTeam(f.ctx, f.OrgID, team.GetId()).Execute()
		expectRefusal(t, err, http.StatusNotFound, "CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT")

		change := admin.TeamRole{TeamId: team.Id, RoleNames: &[]string{"GROUP_OWNER"}}
		must(f.TeamsApi.UpdateTeamRoles(f.ctx, project.GetId(), team.GetId(), &change).Execute())(t)
		list := must(f.TeamsApi.ListProjectTeams(f.ctx, project.GetId()).Execute())(t)
		expect(t, "role", list.GetResults()[0].GetRoleNames()[0], "GROUP_OWNER")
		done(f.TeamsApi.RemoveProjectTeam(f.ctx, project.GetId(), team.GetId()).Execute())(t)
		list = must(f.TeamsApi.ListProjectTeams(f.ctx, project.GetId()).Execute())(t)
		expect(t, "teams of the project", list.GetTotalCount(), 0)
	})
}
