package v2024

import (
	"net/http"
	"slices"
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func (f fixture) createKey(t *testing.T, roles ...string) *admin.ApiKeyUserDetails {
	t.Helper()
	body := admin.CreateAtlasOrganizationApiKey{Desc: unique("key"), Roles: roles}
	return must(f.ProgrammaticAPIKeysApi.CreateApiKey(f.ctx, f.OrgID, &body).Execute())(t)
}

func orgApiKeys(t *testing.T, f fixture) {
	keys := f.ProgrammaticAPIKeysApi
	t.Run("a new key comes with its private key once", func(t *testing.T) {
		made := f.createKey(t, "ORG_MEMBER")
		expect(t, "length of the private key", len(made.GetPrivateKey()), 36)
		read := must(keys.GetApiKey(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "desc", read.GetDesc(), made.GetDesc())
		expect(t, "publicKey", read.GetPublicKey(), made.GetPublicKey())
		expect(t, "masked private key", read.GetPrivateKey()[:8], "********")
		expect(t, "role", read.GetRoles()[0].GetRoleName(), "ORG_MEMBER")
		expect(t, "organization of the role", read.GetRoles()[0].GetOrgId(), f.OrgID)
	})
	t.Run("a key is used, changed and deleted", func(t *testing.T) {
		made := f.createKey(t, "ORG_READ_ONLY")
		own := f.withKey(t, made)
		must(own.OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute())(t)

		change := admin.UpdateAtlasOrganizationApiKey{Desc: ptr("changed"), Roles: &[]string{"ORG_OWNER"}}
		changed := must(keys.UpdateApiKey(f.ctx, f.OrgID, made.GetId(), &change).Execute())(t)
		expect(t, "desc", changed.GetDesc(), "changed")
		expect(t, "role", changed.GetRoles()[0].GetRoleName(), "ORG_OWNER")

		must(keys.DeleteApiKey(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		_, _, err := own.OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute()
		expectRefusal(t, err, http.StatusUnauthorized, "UNEXPECTED_ERROR")
	})
}

func groupApiKeys(t *testing.T, f fixture) {
	keys := f.ProgrammaticAPIKeysApi
	t.Run("a key of the organization is assigned to a project and taken out of it", func(t *testing.T) {
		project, made := f.createProject(t), f.createKey(t, "ORG_MEMBER")
		assignment := []admin.UserAccessRoleAssignment{{UserId: made.Id, Roles: &[]string{"GROUP_READ_ONLY"}}}
		must(keys.AddProjectApiKey(f.ctx, project.GetId(), made.GetId(), &assignment).Execute())(t)
		list := must(keys.ListProjectApiKeys(f.ctx, project.GetId()).Execute())(t)
		isMade := func(key admin.ApiKeyUserDetails) bool { return key.GetId() == made.GetId() }
		expect(t, "in the project", slices.ContainsFunc(list.GetResults(), isMade), true)

		change := admin.UpdateAtlasProjectApiKey{Roles: &[]string{"GROUP_OWNER"}}
		changed := must(keys.UpdateApiKeyRoles(f.ctx, project.GetId(), made.GetId(), &change).Execute())(t)
		expect(t, "role in the project", roleIn(project.GetId(), changed.GetRoles()), "GROUP_OWNER")

		must(keys.RemoveProjectApiKey(f.ctx, project.GetId(), made.GetId()).Execute())(t)
		list = must(keys.ListProjectApiKeys(f.ctx, project.GetId()).Execute())(t)
		expect(t, "in the project", slices.ContainsFunc(list.GetResults(), isMade), false)
	})
	t.Run("a key is made in a project", func(t *testing.T) {
		project := f.createProject(t)
		body := admin.CreateAtlasProjectApiKey{Desc: unique("key"), Roles: []string{"GROUP_OWNER"}}
		made := must(keys.CreateProjectApiKey(f.ctx, project.GetId(), &body).Execute())(t)
		own := f.withKey(t, made)
		read := must(own.ProjectsApi.GetProject(f.ctx, project.GetId()).Execute())(t)
		expect(t, "name", read.GetName(), project.GetName())
	})
}

func roleIn(groupID string, roles []admin.CloudAccessRoleAssignment) string {
	for _, role := range roles {
		if role.GetGroupId() == groupID {
			return role.GetRoleName()
		}
	}
	return ""
}

func apiKeyAccessLists(t *testing.T, f fixture) {
	keys := f.ProgrammaticAPIKeysApi
	t.Run("entries are added, shown, listed and removed, blocks by their escaped names", func(t *testing.T) {
		made := f.createKey(t, "ORG_READ_ONLY")
		entries := []admin.UserAccessListRequest{{IpAddress: ptr("192.0.2.7")}, {CidrBlock: ptr("2001:db8::/32")}}
		added := must(keys.CreateApiKeyAccessList(f.ctx, f.OrgID, made.GetId(), &entries).Execute())(t)
		expect(t, "entries", added.GetTotalCount(), 2)

		block := must(keys.GetApiKeyAccessList(f.ctx, f.OrgID, "2001:db8::/32", made.GetId()).Execute())(t)
		expect(t, "block", block.GetCidrBlock(), "2001:db8::/32")
		single := must(keys.GetApiKeyAccessList(f.ctx, f.OrgID, "192.0.2.7", made.GetId()).Execute())(t)
		expect(t, "address", single.GetIpAddress(), "192.0.2.7")
		expect(t, "block of the address", single.GetCidrBlock(), "192.0.2.7/32")

		must(keys.DeleteApiKeyAccessListEntry(f.ctx, f.OrgID, made.GetId(), "2001:db8::/32").Execute())(t)
		list := must(keys.ListApiKeyAccessListsEntries(f.ctx, f.OrgID, made.GetId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
	})
	t.Run("a key that calls from elsewhere is refused, and the refusal names the address", func(t *testing.T) {
		made := f.createKey(t, "ORG_READ_ONLY")
		entries := []admin.UserAccessListRequest{{IpAddress: ptr("192.0.2.7")}}
		must(keys.CreateApiKeyAccessList(f.ctx, f.OrgID, made.GetId(), &entries).Execute())(t)
		_, _, err := f.withKey(t, made).OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute()
		refusal := expectRefusal(t, err, http.StatusForbidden, "IP_ADDRESS_NOT_ON_ACCESS_LIST")
		expect(t, "parameter", refusal.GetParameters()[0].(string), "127.0.0.1")
	})
}
