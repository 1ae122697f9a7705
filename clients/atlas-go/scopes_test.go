package atlasgo

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas/mongodbatlas"

	support "sallyport/clients/go-support"
)

func root(t *testing.T, f fixture) {
	t.Run("tells who calls", func(t *testing.T) {
		answer := must(f.Root.List(f.ctx, nil))(t)
		expect(t, "publicKey", answer.APIKey.PublicKey, f.PublicKey)
		expect(t, "role", answer.APIKey.Roles[0].RoleName, "ORG_OWNER")
	})
}

// createOrganization gives one with a client that is signed in with the key that came with it.
func (f fixture) createOrganization(t *testing.T) fixture {
	t.Helper()
	owner := must(f.AtlasUsers.GetByName(f.ctx, support.Owner))(t)
	made := must(f.Organizations.Create(f.ctx, &mongodbatlas.CreateOrganizationRequest{
		Name: unique("organization"), OrgOwnerID: &owner.ID,
		APIKey: &mongodbatlas.APIKeyInput{Desc: "the first key", Roles: []string{"ORG_OWNER"}},
	}))(t)
	other := f.signedIn(t, made.APIKey.PublicKey, made.APIKey.PrivateKey)
	other.OrgID = made.Organization.ID
	return other
}

func organizations(t *testing.T, f fixture) {
	t.Run("an organization is made, renamed and deleted by the key that came with it", func(t *testing.T) {
		other := f.createOrganization(t)
		renamed := must(other.Organizations.Update(f.ctx, other.OrgID, &mongodbatlas.Organization{Name: unique("renamed")}))(t)
		read := must(other.Organizations.Get(f.ctx, other.OrgID))(t)
		expect(t, "name", read.Name, renamed.Name)
		done(other.Organizations.Delete(f.ctx, other.OrgID))(t)
	})
	t.Run("the list has the organization of the caller, and its projects by name", func(t *testing.T) {
		list := must(f.Organizations.List(f.ctx, nil))(t)
		expect(t, "totalCount", list.TotalCount, 1)
		expect(t, "id", list.Results[0].ID, f.OrgID)
		project := f.createProject(t)
		found := must(f.Organizations.Projects(f.ctx, f.OrgID, &mongodbatlas.ProjectsListOptions{Name: project.Name}))(t)
		expect(t, "project", found.Results[0].ID, project.ID)
	})
}

func (f fixture) createProject(t *testing.T) *mongodbatlas.Project {
	t.Helper()
	return must(f.Projects.Create(f.ctx, &mongodbatlas.Project{Name: unique("project"), OrgID: f.OrgID}, nil))(t)
}

func projects(t *testing.T, f fixture) {
	t.Run("a project is made, found by its name, renamed, listed and deleted", func(t *testing.T) {
		made := f.createProject(t)
		found := must(f.Projects.GetOneProjectByName(f.ctx, made.Name))(t)
		expect(t, "id", found.ID, made.ID)
		renamed := must(f.Projects.Update(f.ctx, made.ID, &mongodbatlas.ProjectUpdateRequest{Name: unique("renamed")}))(t)
		read := must(f.Projects.GetOneProject(f.ctx, made.ID))(t)
		expect(t, "name", read.Name, renamed.Name)
		before := must(f.Projects.GetAllProjects(f.ctx, nil))(t)
		done(f.Projects.Delete(f.ctx, made.ID))(t)
		after := must(f.Projects.GetAllProjects(f.ctx, nil))(t)
		expect(t, "projects", after.TotalCount, before.TotalCount-1)
	})
	t.Run("settings are changed and read", func(t *testing.T) {
		made, no := f.createProject(t), false
		must(f.Projects.UpdateProjectSettings(f.ctx, made.ID, &mongodbatlas.ProjectSettings{IsDataExplorerEnabled: &no}))(t)
		read := must(f.Projects.GetProjectSettings(f.ctx, made.ID))(t)
		expect(t, "isDataExplorerEnabled", *read.IsDataExplorerEnabled, false)
		expect(t, "isPerformanceAdvisorEnabled", *read.IsPerformanceAdvisorEnabled, true)
	})
}

func networkAccess(t *testing.T, f fixture) {
	t.Run("entries are added, shown, listed and removed", func(t *testing.T) {
		project := f.createProject(t).ID
		must(f.ProjectIPAccessList.Create(f.ctx, project, []*mongodbatlas.ProjectIPAccessList{
			{CIDRBlock: "203.0.113.0/24", Comment: "office"}, {IPAddress: "192.0.2.7"},
		}))(t)
		read := must(f.ProjectIPAccessList.Get(f.ctx, project, "203.0.113.0/24"))(t)
		expect(t, "comment", read.Comment, "office")
		done(f.ProjectIPAccessList.Delete(f.ctx, project, "203.0.113.0/24"))(t)
		list := must(f.ProjectIPAccessList.List(f.ctx, project, nil))(t)
		expect(t, "totalCount", list.TotalCount, 1)
		expect(t, "address", list.Results[0].IPAddress, "192.0.2.7")
	})
}

func refusals(t *testing.T, f fixture) {
	const nothing = "0123456789abcdef01234567"
	t.Run("a project that does not exist", func(t *testing.T) {
		_, _, err := f.Projects.GetOneProject(f.ctx, nothing)
		expectRefusal(t, err, http.StatusNotFound, "GROUP_NOT_FOUND")
	})
	t.Run("a key that does not exist", func(t *testing.T) {
		_, _, err := f.APIKeys.Get(f.ctx, f.OrgID, nothing)
		expectRefusal(t, err, http.StatusBadRequest, "API_KEY_NOT_FOUND")
	})
	t.Run("a person whom nobody knows", func(t *testing.T) {
		_, _, err := f.AtlasUsers.GetByName(f.ctx, "nobody@example.com")
		expectRefusal(t, err, http.StatusNotFound, "USERNAME_NOT_FOUND")
	})
	t.Run("a wrong private key", func(t *testing.T) {
		wrong := f.signedIn(t, f.PublicKey, "00000000-0000-0000-0000-000000000000")
		_, _, err := wrong.Organizations.Get(f.ctx, f.OrgID)
		expectRefusal(t, err, http.StatusUnauthorized, "UNEXPECTED_ERROR")
	})
}
