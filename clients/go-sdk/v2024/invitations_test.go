package v2024

import (
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func orgInvitations(t *testing.T, f fixture) {
	t.Run("an invitation is made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		invitations, name := f.OrganizationsApi, username()
		request := admin.OrganizationInvitationRequest{Username: &name, Roles: &[]string{"ORG_MEMBER"}}
		made := must(invitations.CreateOrganizationInvitation(f.ctx, f.OrgID, &request).Execute())(t)
		read := must(invitations.GetOrganizationInvitation(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "username", read.GetUsername(), name)

		byName := admin.OrganizationInvitationRequest{Username: &name, Roles: &[]string{"ORG_READ_ONLY"}}
		must(invitations.UpdateOrganizationInvitation(f.ctx, f.OrgID, &byName).Execute())(t)
		byID := admin.OrganizationInvitationUpdateRequest{Roles: &[]string{"ORG_OWNER"}}
		changed := must(invitations.UpdateOrganizationInvitationById(f.ctx, f.OrgID, made.GetId(), &byID).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "ORG_OWNER")

		list := must(invitations.ListOrganizationInvitations(f.ctx, f.OrgID).Username(name).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
		must(invitations.DeleteOrganizationInvitation(f.ctx, f.OrgID, made.GetId()).Execute())(t)
	})
}

func groupInvitations(t *testing.T, f fixture) {
	t.Run("an invitation is made, shown, changed by name and by id, listed and withdrawn", func(t *testing.T) {
		project, invitations, name := f.createProject(t).GetId(), f.ProjectsApi, username()
		request := admin.GroupInvitationRequest{Username: &name, Roles: &[]string{"GROUP_READ_ONLY"}}
		made := must(invitations.CreateProjectInvitation(f.ctx, project, &request).Execute())(t)
		read := must(invitations.GetProjectInvitation(f.ctx, project, made.GetId()).Execute())(t)
		expect(t, "username", read.GetUsername(), name)

		byName := admin.GroupInvitationRequest{Username: &name, Roles: &[]string{"GROUP_CLUSTER_MANAGER"}}
		must(invitations.UpdateProjectInvitation(f.ctx, project, &byName).Execute())(t)
		byID := admin.GroupInvitationUpdateRequest{Roles: &[]string{"GROUP_OWNER"}}
		changed := must(invitations.UpdateProjectInvitationById(f.ctx, project, made.GetId(), &byID).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "GROUP_OWNER")

		list := must(invitations.ListProjectInvitations(f.ctx, project).Username(name).Execute())(t)
		expect(t, "invitations of that name", len(list), 1)
		must(invitations.DeleteProjectInvitation(f.ctx, project, made.GetId()).Execute())(t)
	})
}
