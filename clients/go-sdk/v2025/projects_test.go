package v2025

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

func (f fixture) createProject(t *testing.T) *admin.Group {
	t.Helper()
	return must(f.ProjectsApi.CreateGroup(f.ctx, &admin.Group{Name: unique("project"), OrgId: f.OrgID}).Execute())(t)
}

func projects(t *testing.T, f fixture) {
	t.Run("a project is made, found by its name, changed and deleted", func(t *testing.T) {
		made := f.createProject(t)
		found := must(f.ProjectsApi.GetGroupByName(f.ctx, made.GetName()).Execute())(t)
		expect(t, "id", found.GetId(), made.GetId())

		change := admin.GroupUpdate{Name: ptr(unique("renamed")), Tags: &[]admin.ResourceTag{{Key: "team", Value: "blue"}}}
		must(f.ProjectsApi.UpdateGroup(f.ctx, made.GetId(), &change).Execute())(t)
		read := must(f.ProjectsApi.GetGroup(f.ctx, made.GetId()).Execute())(t)
		expect(t, "name", read.GetName(), change.GetName())
		expect(t, "tag", read.GetTags()[0].GetValue(), "blue")

		done(f.ProjectsApi.DeleteGroup(f.ctx, made.GetId()).Execute())(t)
		_, _, err := f.ProjectsApi.GetGroup(f.ctx, made.GetId()).Execute()
		expectRefusal(t, err, http.StatusNotFound, "GROUP_NOT_FOUND")
	})
	t.Run("a project moves to another organization with a key of that one", func(t *testing.T) {
		project, other := f.createProject(t), f.createOrganization(t)
		body := admin.CreateAtlasOrganizationApiKey{Desc: "takes projects", Roles: []string{"ORG_OWNER"}}
		key := must(other.ProgrammaticAPIKeysApi.CreateOrgApiKey(f.ctx, other.OrgID, &body).Execute())(t)
		request := admin.GroupMigrationRequest{
			DestinationOrgId:            &other.OrgID,
			DestinationOrgPublicApiKey:  key.PublicKey,
			DestinationOrgPrivateApiKey: key.PrivateKey,
		}
		moved := must(f.ProjectsApi.MigrateGroup(f.ctx, project.GetId(), &request).Execute())(t)
		expect(t, "orgId", moved.GetOrgId(), other.OrgID)
	})
	t.Run("the list has the project", func(t *testing.T) {
		list := must(f.ProjectsApi.ListGroups(f.ctx).ItemsPerPage(500).Execute())(t)
		found := false
		for _, each := range list.GetResults() {
			found = found || each.GetId() == f.ProjectID
		}
		expect(t, "in the list", found, true)
	})
	t.Run("what Terraform looks at before it deletes a project says that there is nothing", func(t *testing.T) {
		clusters := must(f.ClustersApi.ListClusters(f.ctx, f.ProjectID).Execute())(t)
		expect(t, "clusters", clusters.GetTotalCount(), 0)
		must(f.ProjectsApi.GetGroupIpAddresses(f.ctx, f.ProjectID).Execute())(t)
		must(f.ProjectsApi.GetMongoDbVersions(f.ctx, f.ProjectID).Execute())(t)
	})
}

func projectSettings(t *testing.T, f fixture) {
	t.Run("a limit is set, read, listed and reset", func(t *testing.T) {
		project, name := f.createProject(t), "atlas.project.security.databaseAccess.users"
		limit := admin.DataFederationLimit{Name: name, Value: 50}
		must(f.ProjectsApi.SetGroupLimit(f.ctx, name, project.GetId(), &limit).Execute())(t)
		read := must(f.ProjectsApi.GetGroupLimit(f.ctx, name, project.GetId()).Execute())(t)
		expect(t, "value", read.GetValue(), 50)
		list := must(f.ProjectsApi.ListGroupLimits(f.ctx, project.GetId()).Execute())(t)
		expect(t, "some limits", len(list) > 0, true)
		done(f.ProjectsApi.DeleteGroupLimit(f.ctx, name, project.GetId()).Execute())(t)
	})
	t.Run("settings are changed and read", func(t *testing.T) {
		project := f.createProject(t)
		change := admin.GroupSettings{IsDataExplorerEnabled: ptr(false)}
		must(f.ProjectsApi.UpdateGroupSettings(f.ctx, project.GetId(), &change).Execute())(t)
		read := must(f.ProjectsApi.GetGroupSettings(f.ctx, project.GetId()).Execute())(t)
		expect(t, "isDataExplorerEnabled", read.GetIsDataExplorerEnabled(), false)
	})
	t.Run("the management of slow operations is turned off and on", func(t *testing.T) {
		project, slow := f.createProject(t), f.PerformanceAdvisorApi
		done(slow.DisableManagedSlowMs(f.ctx, project.GetId()).Execute())(t)
		expect(t, "enabled", must(slow.GetManagedSlowMs(f.ctx, project.GetId()).Execute())(t), false)
		done(slow.EnableManagedSlowMs(f.ctx, project.GetId()).Execute())(t)
		expect(t, "enabled", must(slow.GetManagedSlowMs(f.ctx, project.GetId()).Execute())(t), true)
	})
}

func networkAccess(t *testing.T, f fixture) {
	t.Run("entries are added, shown, listed and removed", func(t *testing.T) {
		project, access := f.createProject(t), f.ProjectIPAccessListApi
		entries := []admin.NetworkPermissionEntry{
			{CidrBlock: ptr("203.0.113.0/24"), Comment: ptr("office")}, {IpAddress: ptr("192.0.2.7")},
		}
		must(access.CreateAccessListEntry(f.ctx, project.GetId(), &entries).Execute())(t)
		read := must(access.GetAccessListEntry(f.ctx, project.GetId(), "203.0.113.0/24").Execute())(t)
		expect(t, "comment", read.GetComment(), "office")
		must(access.GetAccessListStatus(f.ctx, project.GetId(), "203.0.113.0/24").Execute())(t)
		done(access.DeleteAccessListEntry(f.ctx, project.GetId(), "203.0.113.0/24").Execute())(t)
		list := must(access.ListAccessListEntries(f.ctx, project.GetId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
	})
}
