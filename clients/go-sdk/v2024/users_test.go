package v2024

import (
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"

	support "sallyport/clients/go-support"
)

const ownerName = support.Owner

var members atomic.Int64

// aMember gives a person of the organization that no other test takes.
func (f fixture) aMember(t *testing.T) *admin.CloudAppUser {
	t.Helper()
	name := fmt.Sprintf("v2024-%d@example.com", members.Add(1))
	return must(f.MongoDBCloudUsersApi.GetUserByUsername(f.ctx, name).Execute())(t)
}

func personIn(t *testing.T, list *admin.PaginatedAppUser, name string) *admin.CloudAppUser {
	t.Helper()
	for _, person := range list.GetResults() {
		if person.Username == name {
			return &person
		}
	}
	t.Fatalf("%s is not in the list", name)
	return nil
}

func orgUsers(t *testing.T, f fixture) {
	t.Run("roles of a member are replaced, and the member is removed", func(t *testing.T) {
		person, organization := f.aMember(t), f.OrganizationsApi
		change := admin.UpdateOrgRolesForUser{OrgRoles: &[]string{"ORG_READ_ONLY"}}
		changed := must(organization.UpdateOrganizationRoles(f.ctx, f.OrgID, person.GetId(), &change).Execute())(t)
		expect(t, "role", changed.GetOrgRoles()[0], "ORG_READ_ONLY")
		must(organization.RemoveOrganizationUser(f.ctx, f.OrgID, person.GetId()).Execute())(t)
		_, _, err := organization.RemoveOrganizationUser(f.ctx, f.OrgID, person.GetId()).Execute()
		refusal, _ := admin.AsError(err)
		expect(t, "status of a second removal", refusal.GetError(), http.StatusNotFound)
	})
	t.Run("people are listed in their old form, with their roles by organization and project", func(t *testing.T) {
		list := must(f.OrganizationsApi.ListOrganizationUsers(f.ctx, f.OrgID).Execute())(t)
		owner := personIn(t, list, ownerName)
		var roles []string
		for _, role := range owner.GetRoles() {
			if role.GetOrgId() == f.OrgID {
				roles = append(roles, role.GetRoleName())
			}
		}
		expect(t, "roles in the organization", fmt.Sprint(roles), "[ORG_OWNER]")
	})
}

func groupUsers(t *testing.T, f fixture) {
	t.Run("a member joins a project, changes roles there and leaves", func(t *testing.T) {
		project, person := f.createProject(t).GetId(), f.aMember(t)
		request := admin.GroupInvitationRequest{Username: &person.Username, Roles: &[]string{"GROUP_READ_ONLY"}}
		must(f.ProjectsApi.AddUserToProject(f.ctx, project, &request).Execute())(t)
		change := admin.UpdateGroupRolesForUser{GroupRoles: &[]string{"GROUP_OWNER"}}
		must(f.ProjectsApi.UpdateProjectRoles(f.ctx, project, person.GetId(), &change).Execute())(t)
		before := must(f.ProjectsApi.ListProjectUsers(f.ctx, project).Execute())(t)
		expect(t, "role", roleIn(project, personIn(t, before, person.Username).GetRoles()), "GROUP_OWNER")
		done(f.ProjectsApi.RemoveProjectUser(f.ctx, project, person.GetId()).Execute())(t)
		after := must(f.ProjectsApi.ListProjectUsers(f.ctx, project).Execute())(t)
		expect(t, "people", after.GetTotalCount(), before.GetTotalCount()-1)
	})
}

func usersByName(t *testing.T, f fixture) {
	t.Run("an account is made for somebody, who is invited", func(t *testing.T) {
		body := admin.CloudAppUser{
			Username: username(), FirstName: "New", LastName: "Person", Country: "US", MobileNumber: "2125550100",
			Password: "a-long-password-for-a-person",
			Roles:    &[]admin.CloudAccessRoleAssignment{{OrgId: &f.OrgID, RoleName: ptr("ORG_MEMBER")}},
		}
		body.EmailAddress = body.Username
		must(f.MongoDBCloudUsersApi.CreateUser(f.ctx, &body).Execute())(t)
		list := must(f.OrganizationsApi.ListOrganizationInvitations(f.ctx, f.OrgID).Username(body.Username).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
	})
	t.Run("a person is found by name and by id", func(t *testing.T) {
		byName := must(f.MongoDBCloudUsersApi.GetUserByUsername(f.ctx, ownerName).Execute())(t)
		byID := must(f.MongoDBCloudUsersApi.GetUser(f.ctx, byName.GetId()).Execute())(t)
		expect(t, "username", byID.GetUsername(), ownerName)
	})
	t.Run("nobody of a name is said by its code, which Terraform looks for", func(t *testing.T) {
		_, _, err := f.MongoDBCloudUsersApi.GetUserByUsername(f.ctx, "nobody@example.com").Execute()
		expectRefusal(t, err, http.StatusNotFound, "USERNAME_NOT_FOUND")
	})
}
