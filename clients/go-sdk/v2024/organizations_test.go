package v2024

import (
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

// createOrganization makes one with a key of its own, and gives it with a client that is signed in with that key: this SDK
// cannot ask for a service account.
func (f fixture) createOrganization(t *testing.T) fixture {
	t.Helper()
	owner := must(f.MongoDBCloudUsersApi.GetUserByUsername(f.ctx, ownerName).Execute())(t)
	body := admin.CreateOrganizationRequest{
		Name: unique("organization"), OrgOwnerId: owner.Id,
		ApiKey: &admin.CreateAtlasOrganizationApiKey{Desc: "the first key", Roles: []string{"ORG_OWNER"}},
	}
	made := must(f.OrganizationsApi.CreateOrganization(f.ctx, &body).Execute())(t)
	other := f.withKey(t, made.ApiKey)
	other.OrgID = made.Organization.GetId()
	return other
}

func organizations(t *testing.T, f fixture) {
	t.Run("an organization is made, renamed and deleted by the key that came with it", func(t *testing.T) {
		other := f.createOrganization(t)
		change := admin.AtlasOrganization{Name: unique("renamed")}
		renamed := must(other.OrganizationsApi.UpdateOrganization(f.ctx, other.OrgID, &change).Execute())(t)
		expect(t, "name", renamed.GetName(), change.Name)
		must(other.OrganizationsApi.DeleteOrganization(f.ctx, other.OrgID).Execute())(t)
	})
	t.Run("the list has the organization of the caller alone", func(t *testing.T) {
		list := must(f.OrganizationsApi.ListOrganizations(f.ctx).Execute())(t)
		expect(t, "organizations", list.GetTotalCount(), 1)
		expect(t, "organization", list.GetResults()[0].GetId(), f.OrgID)
	})
	t.Run("settings are changed and read, and the rest of them stays", func(t *testing.T) {
		// The published limit of these calls is ten for an organization.
		other := f.createOrganization(t)
		before := must(other.OrganizationsApi.GetOrganizationSettings(other.ctx, other.OrgID).Execute())(t)
		change := admin.OrganizationSettings{SecurityContact: ptr("security@example.com")}
		must(other.OrganizationsApi.UpdateOrganizationSettings(other.ctx, other.OrgID, &change).Execute())(t)
		after := must(other.OrganizationsApi.GetOrganizationSettings(other.ctx, other.OrgID).Execute())(t)
		expect(t, "securityContact", after.GetSecurityContact(), "security@example.com")
		expect(t, "genAIFeaturesEnabled", after.GetGenAIFeaturesEnabled(), before.GetGenAIFeaturesEnabled())
	})
	t.Run("the projects of an organization are found by their names", func(t *testing.T) {
		project := f.createProject(t)
		list := must(f.OrganizationsApi.ListOrganizationProjects(f.ctx, f.OrgID).Name(project.GetName()).Execute())(t)
		expect(t, "projects", list.GetTotalCount(), 1)
		read := must(f.OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute())(t)
		expect(t, "id", read.GetId(), f.OrgID)
	})
}
