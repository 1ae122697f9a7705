package v2025

import (
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

func orgInvitations(t *testing.T, f fixture) {
	t.Run("an invitation is made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		invitations, name := f.OrganizationsApi, username()
		request := admin.OrganizationInvitationRequest{Username: &name, Roles: &[]string{"ORG_MEMBER"}}
		made := must(invitations.CreateOrgInvite(f.ctx, f.OrgID, &request).Execute())(t)
		read := must(invitations.GetOrgInvite(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "username", read.GetUsername(), name)

		byName := admin.OrganizationInvitationRequest{Username: &name, Roles: &[]string{"ORG_READ_ONLY"}}
		must(invitations.UpdateOrgInvites(f.ctx, f.OrgID, &byName).Execute())(t)
		byID := admin.OrganizationInvitationUpdateRequest{Roles: &[]string{"ORG_OWNER"}}
		changed := must(invitations.UpdateOrgInviteById(f.ctx, f.OrgID, made.GetId(), &byID).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "ORG_OWNER")

		list := must(invitations.ListOrgInvites(f.ctx, f.OrgID).Username(name).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
		done(invitations.DeleteOrgInvite(f.ctx, f.OrgID, made.GetId()).Execute())(t)
	})
}

func groupInvitations(t *testing.T, f fixture) {
	t.Run("an invitation is made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		project, invitations, name := f.createProject(t).GetId(), f.ProjectsApi, username()
		request := admin.GroupInvitationRequest{Username: &name, Roles: &[]string{"GROUP_READ_ONLY"}}
		made := must(invitations.CreateGroupInvite(f.ctx, project, &request).Execute())(t)
		read := must(invitations.GetGroupInvite(f.ctx, project, made.GetId()).Execute())(t)
		expect(t, "username", read.GetUsername(), name)

		byName := admin.GroupInvitationRequest{Username: &name, Roles: &[]string{"GROUP_CLUSTER_MANAGER"}}
		must(invitations.UpdateGroupInvites(f.ctx, project, &byName).Execute())(t)
		byID := admin.GroupInvitationUpdateRequest{Roles: &[]string{"GROUP_OWNER"}}
		changed := must(invitations.UpdateInviteById(f.ctx, project, made.GetId(), &byID).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "GROUP_OWNER")

		list := must(invitations.ListGroupInvites(f.ctx, project).Username(name).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
		done(invitations.DeleteGroupInvite(f.ctx, project, made.GetId()).Execute())(t)
	})
	t.Run("a member of the organization is added to a project at once", func(t *testing.T) {
		project, person := f.createProject(t).GetId(), f.aMember(t)
		request := admin.GroupInvitationRequest{Username: &person.Username, Roles: &[]string{"GROUP_READ_ONLY"}}
		must(f.ProjectsApi.AddGroupUser(f.ctx, project, &request).Execute())(t)
		list := must(f.MongoDBCloudUsersApi.ListGroupUsers(f.ctx, project).Username(person.Username).Execute())(t)
		expect(t, "people of that name", list.GetTotalCount(), 1)
	})
}
