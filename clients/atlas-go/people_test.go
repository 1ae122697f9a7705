package atlasgo

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas/mongodbatlas"

	support "sallyport/clients/go-support"
)

// A member whom suite.mjs names.
const inATeam = "in-a-team@example.com"

func teams(t *testing.T, f fixture) {
	create := func(t *testing.T) *mongodbatlas.Team {
		t.Helper()
		return must(f.Teams.Create(f.ctx, f.OrgID, &mongodbatlas.Team{Name: unique("team"), Usernames: []string{support.Owner}}))(t)
	}
	t.Run("a team is made, found by its name, renamed, listed and deleted", func(t *testing.T) {
		made := create(t)
		found := must(f.Teams.GetOneTeamByName(f.ctx, f.OrgID, made.Name))(t)
		expect(t, "id", found.ID, made.ID)
		renamed := must(f.Teams.Rename(f.ctx, f.OrgID, made.ID, unique("renamed")))(t)
		read := must(f.Teams.Get(f.ctx, f.OrgID, made.ID))(t)
		expect(t, "name", read.Name, renamed.Name)
		list := must(f.Teams.List(f.ctx, f.OrgID, nil))(t)
		expect(t, "some teams", len(list) > 0, true)
		done(f.Teams.RemoveTeamFromOrganization(f.ctx, f.OrgID, made.ID))(t)
	})
	t.Run("people join and leave", func(t *testing.T) {
		team, person := create(t).ID, must(f.AtlasUsers.GetByName(f.ctx, inATeam))(t)
		added := must(f.Teams.AddUsersToTeam(f.ctx, f.OrgID, team, []string{person.ID}))(t)
		expect(t, "people", len(added), 2)
		done(f.Teams.RemoveUserToTeam(f.ctx, f.OrgID, team, person.ID))(t)
		people := must(f.Teams.GetTeamUsersAssigned(f.ctx, f.OrgID, team))(t)
		expect(t, "people", len(people), 1)
		expect(t, "username", people[0].Username, support.Owner)
	})
	t.Run("a team gets roles in a project, and cannot be deleted meanwhile", func(t *testing.T) {
		project, team := f.createProject(t).ID, create(t).ID
		added := must(f.Projects.AddTeamsToProject(f.ctx, project, []*mongodbatlas.ProjectTeam{{TeamID: team, RoleNames: []string{"GROUP_READ_ONLY"}}}))(t)
		expect(t, "team", added.Results[0].TeamID, team)
		_, err := f.Teams.RemoveTeamFromOrganization(f.ctx, f.OrgID, team)
		expectRefusal(t, err, http.StatusNotFound, "CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT")
		must(f.Teams.UpdateTeamRoles(f.ctx, project, team, &mongodbatlas.TeamUpdateRoles{RoleNames: []string{"GROUP_OWNER"}}))(t)
		list := must(f.Projects.GetProjectTeamsAssigned(f.ctx, project))(t)
		expect(t, "role", list.Results[0].RoleNames[0], "GROUP_OWNER")
		done(f.Teams.RemoveTeamFromProject(f.ctx, project, team))(t)
	})
}

func users(t *testing.T, f fixture) {
	t.Run("a person is found by name and by id, in the old form", func(t *testing.T) {
		byName := must(f.AtlasUsers.GetByName(f.ctx, support.Owner))(t)
		byID := must(f.AtlasUsers.Get(f.ctx, byName.ID))(t)
		expect(t, "emailAddress", byID.EmailAddress, support.Owner)
	})
	t.Run("an account is made for somebody, who is invited", func(t *testing.T) {
		name := "somebody-new@example.com"
		must(f.AtlasUsers.Create(f.ctx, &mongodbatlas.AtlasUser{
			Username: name, EmailAddress: name, FirstName: "New", LastName: "Person", Country: "US", MobileNumber: "2125550100",
			Password: "a-long-password-for-a-person",
			Roles:    []mongodbatlas.AtlasRole{{OrgID: f.OrgID, RoleName: "ORG_MEMBER"}},
		}))(t)
		list := must(f.Organizations.Invitations(f.ctx, f.OrgID, &mongodbatlas.InvitationOptions{Username: name}))(t)
		expect(t, "invitations of that name", len(list), 1)
	})
	t.Run("people of the organization and of a project are listed, and one is taken out of the project", func(t *testing.T) {
		project := f.createProject(t).ID
		list := must(f.Organizations.Users(f.ctx, f.OrgID, nil))(t)
		expect(t, "people", list.TotalCount, 2)
		owner := must(f.AtlasUsers.GetByName(f.ctx, support.Owner))(t)
		before := must(f.AtlasUsers.List(f.ctx, project, nil))(t)
		done(f.Projects.RemoveUserFromProject(f.ctx, project, owner.ID))(t)
		after := must(f.AtlasUsers.List(f.ctx, project, nil))(t)
		expect(t, "people of the project", len(after), len(before)-1)
	})
}

func invitations(t *testing.T, f fixture) {
	t.Run("to an organization are made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		name := "invited-to-organization@example.com"
		made := must(f.Organizations.InviteUser(f.ctx, f.OrgID, &mongodbatlas.Invitation{Username: name, Roles: []string{"ORG_MEMBER"}}))(t)
		read := must(f.Organizations.Invitation(f.ctx, f.OrgID, made.ID))(t)
		expect(t, "username", read.Username, name)
		must(f.Organizations.UpdateInvitation(f.ctx, f.OrgID, &mongodbatlas.Invitation{Username: name, Roles: []string{"ORG_READ_ONLY"}}))(t)
		changed := must(f.Organizations.UpdateInvitationByID(f.ctx, f.OrgID, made.ID, &mongodbatlas.Invitation{Roles: []string{"ORG_OWNER"}}))(t)
		expect(t, "role", changed.Roles[0], "ORG_OWNER")
		list := must(f.Organizations.Invitations(f.ctx, f.OrgID, &mongodbatlas.InvitationOptions{Username: name}))(t)
		expect(t, "invitations of that name", len(list), 1)
		done(f.Organizations.DeleteInvitation(f.ctx, f.OrgID, made.ID))(t)
	})
	t.Run("to a project are made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		project, name := f.createProject(t).ID, "invited-to-project@example.com"
		made := must(f.Projects.InviteUser(f.ctx, project, &mongodbatlas.Invitation{Username: name, Roles: []string{"GROUP_READ_ONLY"}}))(t)
		read := must(f.Projects.Invitation(f.ctx, project, made.ID))(t)
		expect(t, "username", read.Username, name)
		must(f.Projects.UpdateInvitation(f.ctx, project, &mongodbatlas.Invitation{Username: name, Roles: []string{"GROUP_CLUSTER_MANAGER"}}))(t)
		changed := must(f.Projects.UpdateInvitationByID(f.ctx, project, made.ID, &mongodbatlas.Invitation{Roles: []string{"GROUP_OWNER"}}))(t)
		expect(t, "role", changed.Roles[0], "GROUP_OWNER")
		list := must(f.Projects.Invitations(f.ctx, project, &mongodbatlas.InvitationOptions{Username: name}))(t)
		expect(t, "invitations of that name", len(list), 1)
		done(f.Projects.DeleteInvitation(f.ctx, project, made.ID))(t)
	})
}

func events(t *testing.T, f fixture) {
	t.Run("a change is in the events of the organization, and can be read alone", func(t *testing.T) {
		made := f.createKey(t, "ORG_MEMBER")
		list := must(f.Events.ListOrganizationEvents(f.ctx, f.OrgID, &mongodbatlas.EventListOptions{EventType: []string{"API_KEY_CREATED", "API_KEY_DELETED"}}))(t)
		expect(t, "targetPublicKey", list.Results[0].TargetPublicKey, made.PublicKey)
		alone := must(f.Events.GetOrganizationEvent(f.ctx, f.OrgID, list.Results[0].ID))(t)
		expect(t, "eventTypeName", alone.EventTypeName, "API_KEY_CREATED")
	})
	t.Run("a change in a project is in the events of the project", func(t *testing.T) {
		project := f.createProject(t).ID
		must(f.ProjectIPAccessList.Create(f.ctx, project, []*mongodbatlas.ProjectIPAccessList{{IPAddress: "192.0.2.7"}}))(t)
		list := must(f.Events.ListProjectEvents(f.ctx, project, &mongodbatlas.EventListOptions{MinDate: "2020-01-01T00:00:00Z"}))(t)
		alone := must(f.Events.GetProjectEvent(f.ctx, project, list.Results[0].ID))(t)
		expect(t, "eventTypeName", alone.EventTypeName, "NETWORK_PERMISSION_ENTRY_ADDED")
	})
}
