package v2025

import (
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"

	support "sallyport/clients/go-support"
)

const ownerName = support.Owner

var members atomic.Int64

// aMember gives a person of the organization that no other test takes.
func (f fixture) aMember(t *testing.T) admin.OrgUserResponse {
	t.Helper()
	name := fmt.Sprintf("v2025-%d@example.com", members.Add(1))
	list := must(f.MongoDBCloudUsersApi.ListOrgUsers(f.ctx, f.OrgID).Username(name).Execute())(t)
	if list.GetTotalCount() != 1 {
		t.Fatalf("%s is not there: suite.mjs has to name more people", name)
	}
	return list.GetResults()[0]
}

func orgUsers(t *testing.T, f fixture) {
	users := f.MongoDBCloudUsersApi
	t.Run("a person is invited, found by name, and the invitation is withdrawn", func(t *testing.T) {
		request := admin.OrgUserRequest{Username: username(), Roles: admin.OrgUserRolesRequest{OrgRoles: []string{"ORG_MEMBER"}}}
		invited := must(users.CreateOrgUser(f.ctx, f.OrgID, &request).Execute())(t)
		expect(t, "orgMembershipStatus", invited.GetOrgMembershipStatus(), "PENDING")
		list := must(users.ListOrgUsers(f.ctx, f.OrgID).Username(request.Username).Execute())(t)
		expect(t, "people of that name", list.GetTotalCount(), 1)
		done(users.RemoveOrgUser(f.ctx, f.OrgID, invited.Id).Execute())(t)
	})
	t.Run("roles of a member are replaced, added and removed", func(t *testing.T) {
		person := f.aMember(t)
		read := must(users.GetOrgUser(f.ctx, f.OrgID, person.Id).Execute())(t)
		expect(t, "orgMembershipStatus", read.GetOrgMembershipStatus(), "ACTIVE")
		change := admin.OrgUserUpdateRequest{Roles: &admin.OrgUserRolesRequest{OrgRoles: []string{"ORG_READ_ONLY"}}}
		changed := must(users.UpdateOrgUser(f.ctx, f.OrgID, person.Id, &change).Execute())(t)
		expect(t, "role", changed.Roles.GetOrgRoles()[0], "ORG_READ_ONLY")

		added := must(users.AddOrgRole(f.ctx, f.OrgID, person.Id, &admin.AddOrRemoveOrgRole{OrgRole: "ORG_BILLING_ADMIN"}).Execute())(t)
		expect(t, "roles", len(added.Roles.GetOrgRoles()), 2)
		removed := must(users.RemoveOrgRole(f.ctx, f.OrgID, person.Id, &admin.AddOrRemoveOrgRole{OrgRole: "ORG_BILLING_ADMIN"}).Execute())(t)
		expect(t, "roles", len(removed.Roles.GetOrgRoles()), 1)

		old := admin.UpdateOrgRolesForUser{OrgRoles: &[]string{"ORG_MEMBER"}}
		replaced := must(f.OrganizationsApi.UpdateOrgUserRoles(f.ctx, f.OrgID, person.Id, &old).Execute())(t)
		expect(t, "role", replaced.GetOrgRoles()[0], "ORG_MEMBER")
	})
}

func groupUsers(t *testing.T, f fixture) {
	users := f.MongoDBCloudUsersApi
	t.Run("a member joins a project, changes roles there and leaves", func(t *testing.T) {
		project, person := f.createProject(t), f.aMember(t)
		request := admin.GroupUserRequest{Username: person.Username, Roles: []string{"GROUP_READ_ONLY"}}
		must(users.AddGroupUsers(f.ctx, project.GetId(), &request).Execute())(t)
		role := admin.AddOrRemoveGroupRole{GroupRole: "GROUP_CLUSTER_MANAGER"}
		added := must(users.AddGroupUserRole(f.ctx, project.GetId(), person.Id, &role).Execute())(t)
		expect(t, "roles", len(added.GetRoles()), 2)
		must(users.RemoveGroupUserRole(f.ctx, project.GetId(), person.Id, &role).Execute())(t)
		old := admin.UpdateGroupRolesForUser{GroupRoles: &[]string{"GROUP_OWNER"}}
		must(f.ProjectsApi.UpdateGroupUserRoles(f.ctx, project.GetId(), person.Id, &old).Execute())(t)
		read := must(users.GetGroupUser(f.ctx, project.GetId(), person.Id).Execute())(t)
		expect(t, "role", read.GetRoles()[0], "GROUP_OWNER")

		done(users.RemoveGroupUser(f.ctx, project.GetId(), person.Id).Execute())(t)
		list := must(users.ListGroupUsers(f.ctx, project.GetId()).Username(person.Username).Execute())(t)
		expect(t, "people of that name", list.GetTotalCount(), 0)
	})
}

func usersByName(t *testing.T, f fixture) {
	t.Run("an account is made for somebody, who is invited", func(t *testing.T) {
		body := admin.CloudAppUser{
			Username: username(), FirstName: "New", LastName: "Person", Country: "US", MobileNumber: "2125550100",
			Password: "a-long-password-for-a-person",
			Roles:    []admin.CloudAccessRoleAssignment{{OrgId: &f.OrgID, RoleName: ptr("ORG_MEMBER")}},
		}
		body.EmailAddress = body.Username
		must(f.MongoDBCloudUsersApi.CreateUser(f.ctx, &body).Execute())(t)
		list := must(f.OrganizationsApi.ListOrgInvites(f.ctx, f.OrgID).Username(body.Username).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
	})
	t.Run("a person is found by name and by id", func(t *testing.T) {
		byName := must(f.MongoDBCloudUsersApi.GetUserByName(f.ctx, ownerName).Execute())(t)
		byID := must(f.MongoDBCloudUsersApi.GetUser(f.ctx, byName.GetId()).Execute())(t)
		expect(t, "username", byID.GetUsername(), ownerName)
	})
	t.Run("nobody of a name is said by its code, which Terraform looks for", func(t *testing.T) {
		_, _, err := f.MongoDBCloudUsersApi.GetUserByName(f.ctx, "nobody@example.com").Execute()
		expectRefusal(t, err, http.StatusNotFound, "USERNAME_NOT_FOUND")
	})
}
