package v2025

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

func (f fixture) createTeam(t *testing.T) *admin.Team {
	t.Helper()
	body := admin.Team{Name: unique("team"), Usernames: []string{ownerName}}
	return must(f.TeamsApi.CreateOrgTeam(f.ctx, f.OrgID, &body).Execute())(t)
}

func teams(t *testing.T, f fixture) {
	t.Run("a team is made, found by its name, renamed, listed and deleted", func(t *testing.T) {
		made := f.createTeam(t)
		found := must(f.TeamsApi.GetTeamByName(f.ctx, f.OrgID, made.GetName()).Execute())(t)
		expect(t, "id", found.GetId(), made.GetId())
		change := admin.TeamUpdate{Name: unique("renamed")}
		must(f.TeamsApi.RenameOrgTeam(f.ctx, f.OrgID, made.GetId(), &change).Execute())(t)
		read := must(f.TeamsApi.GetOrgTeam(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "name", read.GetName(), change.Name)
		list := must(f.TeamsApi.ListOrgTeams(f.ctx, f.OrgID).Execute())(t)
		expect(t, "some teams", list.GetTotalCount() > 0, true)
		done(f.TeamsApi.DeleteOrgTeam(f.ctx, f.OrgID, made.GetId()).Execute())(t)
	})
	t.Run("people join and leave, in the old way and in the new", func(t *testing.T) {
		team, person := f.createTeam(t), f.aMember(t)
		list := must(f.TeamsApi.AddTeamUsers(f.ctx, f.OrgID, team.GetId(), &[]admin.AddUserToTeam{{Id: person.Id}}).Execute())(t)
		expect(t, "people", list.GetTotalCount(), 2)
		done(f.TeamsApi.RemoveUserFromTeam(f.ctx, f.OrgID, team.GetId(), person.Id).Execute())(t)

		by := admin.AddOrRemoveUserFromTeam{Id: person.Id}
		joined := must(f.MongoDBCloudUsersApi.AddOrgTeamUser(f.ctx, f.OrgID, team.GetId(), &by).Execute())(t)
		expect(t, "team of the person", joined.GetTeamIds()[0], team.GetId())
		must(f.MongoDBCloudUsersApi.RemoveOrgTeamUser(f.ctx, f.OrgID, team.GetId(), &by).Execute())(t)
		people := must(f.MongoDBCloudUsersApi.ListTeamUsers(f.ctx, f.OrgID, team.GetId()).Execute())(t)
		expect(t, "people", people.GetTotalCount(), 1)
		expect(t, "username", people.GetResults()[0].GetUsername(), ownerName)
	})
}

func groupTeams(t *testing.T, f fixture) {
	t.Run("a team gets roles in a project, and cannot be deleted meanwhile", func(t *testing.T) {
		project, team := f.createProject(t), f.createTeam(t)
		roles := []admin.TeamRole{{TeamId: team.GetId(), RoleNames: []string{"GROUP_READ_ONLY"}}}
		must(f.TeamsApi.AddGroupTeams(f.ctx, project.GetId(), &roles).Execute())(t)
		_, err := f.TeamsApi.DeleteOrgTeam(f.ctx, f.OrgID, team.GetId()).Execute()
		expectRefusal(t, err, http.StatusNotFound, "CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT")

		change := admin.TeamRole{TeamId: team.GetId(), RoleNames: []string{"GROUP_OWNER"}}
		must(f.TeamsApi.UpdateGroupTeam(f.ctx, project.GetId(), team.GetId(), &change).Execute())(t)
		read := must(f.TeamsApi.GetGroupTeam(f.ctx, project.GetId(), team.GetId()).Execute())(t)
		expect(t, "role", read.GetRoleNames()[0], "GROUP_OWNER")
		done(f.TeamsApi.RemoveGroupTeam(f.ctx, project.GetId(), team.GetId()).Execute())(t)
		list := must(f.TeamsApi.ListGroupTeams(f.ctx, project.GetId()).Execute())(t)
		expect(t, "teams of the project", list.GetTotalCount(), 0)
	})
}
