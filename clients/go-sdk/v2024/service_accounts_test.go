package v2024

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func (f fixture) createAccount(t *testing.T, roles ...string) *admin.OrgServiceAccount {
	t.Helper()
	body := admin.OrgServiceAccountRequest{
		Name: unique("account"), Description: "made by a test", Roles: roles, SecretExpiresAfterHours: 24,
	}
	return must(f.ServiceAccountsApi.CreateServiceAccount(f.ctx, f.OrgID, &body).Execute())(t)
}

// withAccount signs in with a client ID and secret that a test has made.
func (f fixture) withAccount(t *testing.T, clientID, secret string) fixture {
	t.Helper()
	f.APIClient = newClient(t, f.BaseURL, admin.UseOAuthAuth(f.ctx, clientID, secret), f.record)
	return f
}

func orgServiceAccounts(t *testing.T, f fixture) {
	accounts := f.ServiceAccountsApi
	t.Run("an account is made, used, shown, changed, listed and deleted", func(t *testing.T) {
		made := f.createAccount(t, "ORG_READ_ONLY")
		own := f.withAccount(t, made.GetClientId(), (*made.Secrets)[0].GetSecret())
		must(own.OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute())(t)

		read := must(accounts.GetServiceAccount(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "name", read.GetName(), made.GetName())
		expect(t, "secret", read.GetSecrets()[0].GetSecret(), "")

		change := admin.OrgServiceAccountUpdateRequest{Roles: &[]string{"ORG_MEMBER"}, Description: ptr("changed")}
		changed := must(accounts.UpdateServiceAccount(f.ctx, made.GetClientId(), f.OrgID, &change).Execute())(t)
		expect(t, "description", changed.GetDescription(), "changed")
		expect(t, "role", changed.GetRoles()[0], "ORG_MEMBER")

		list := must(accounts.ListServiceAccounts(f.ctx, f.OrgID).Execute())(t)
		found := false
		for _, each := range list.GetResults() {
			found = found || each.GetClientId() == made.GetClientId()
		}
		expect(t, "in the list", found, true)

		done(accounts.DeleteServiceAccount(f.ctx, made.GetClientId(), f.OrgID).Execute())(t)
		_, answer, err := own.OrganizationsApi.GetOrganization(f.ctx, f.OrgID).Execute()
		expectBadToken(t, answer, err)
	})
	t.Run("a second secret takes the place of the first", func(t *testing.T) {
		made := f.createAccount(t, "ORG_READ_ONLY")
		first := (*made.Secrets)[0]
		request := admin.ServiceAccountSecretRequest{SecretExpiresAfterHours: 48}
		second := must(accounts.CreateServiceAccountSecret(f.ctx, f.OrgID, made.GetClientId(), &request).Execute())(t)
		done(accounts.DeleteServiceAccountSecret(f.ctx, made.GetClientId(), first.GetId(), f.OrgID).Execute())(t)
		must(f.withAccount(t, made.GetClientId(), second.GetSecret()).RootApi.GetSystemStatus(f.ctx).Execute())(t)
		_, _, err := f.withAccount(t, made.GetClientId(), first.GetSecret()).RootApi.GetSystemStatus(f.ctx).Execute()
		if err == nil || !strings.Contains(err.Error(), "invalid_client") {
			t.Errorf("got %v, want invalid_client", err)
		}
	})
	t.Run("entries of the access list are added, listed and removed", func(t *testing.T) {
		made := f.createAccount(t, "ORG_READ_ONLY")
		entries := []admin.ServiceAccountIPAccessListEntry{{IpAddress: ptr("192.0.2.7")}, {CidrBlock: ptr("198.51.100.0/24")}}
		added := must(accounts.CreateServiceAccountAccessList(f.ctx, f.OrgID, made.GetClientId(), &entries).Execute())(t)
		expect(t, "entries", added.GetTotalCount(), 2)
		done(accounts.DeleteServiceAccountAccessListEntry(f.ctx, f.OrgID, made.GetClientId(), "198.51.100.0/24").Execute())(t)
		list := must(accounts.ListServiceAccountAccessList(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
		expect(t, "address", list.GetResults()[0].GetIpAddress(), "192.0.2.7")
	})
}

func groupServiceAccounts(t *testing.T, f fixture) {
	accounts := f.ServiceAccountsApi
	create := func(t *testing.T, project *admin.Group) *admin.GroupServiceAccount {
		t.Helper()
		body := admin.GroupServiceAccountRequest{
			Name: unique("account"), Description: "made by a test", Roles: []string{"GROUP_READ_ONLY"},
			SecretExpiresAfterHours: 24,
		}
		return must(accounts.CreateProjectServiceAccount(f.ctx, project.GetId(), &body).Execute())(t)
	}
	t.Run("an account of the organization is not invited: this SDK sends a list where an object is described", func(t *testing.T) {
		project, made := f.createProject(t), f.createAccount(t, "ORG_MEMBER")
		roles := []admin.GroupServiceAccountRoleAssignment{{Roles: []string{"GROUP_READ_ONLY"}}}
		_, _, err := accounts.AddProjectServiceAccount(f.ctx, made.GetClientId(), project.GetId(), &roles).Execute()
		expectRefusal(t, err, http.StatusBadRequest, "INVALID_JSON")
	})
	t.Run("an account of a project changes roles and is taken out of it", func(t *testing.T) {
		project := f.createProject(t)
		made := create(t, project)
		groups := must(accounts.ListServiceAccountProjects(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "project of the account", groups.GetResults()[0].GetGroupId(), project.GetId())
		change := admin.GroupServiceAccountUpdateRequest{Roles: &[]string{"GROUP_OWNER"}}
		changed := must(accounts.UpdateProjectServiceAccount(f.ctx, made.GetClientId(), project.GetId(), &change).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "GROUP_OWNER")
		must(accounts.DeleteProjectServiceAccount(f.ctx, made.GetClientId(), project.GetId()).Execute())(t)
		list := must(accounts.ListProjectServiceAccounts(f.ctx, project.GetId()).Execute())(t)
		isMade := func(account admin.GroupServiceAccount) bool { return account.GetClientId() == made.GetClientId() }
		expect(t, "in the project", slices.ContainsFunc(list.GetResults(), isMade), false)
	})
	t.Run("an account is made in a project and reaches it", func(t *testing.T) {
		project := f.createProject(t)
		made := create(t, project)
		own := f.withAccount(t, made.GetClientId(), (*made.Secrets)[0].GetSecret())
		must(own.ProjectsApi.GetProject(f.ctx, project.GetId()).Execute())(t)
		read := must(accounts.GetProjectServiceAccount(f.ctx, project.GetId(), made.GetClientId()).Execute())(t)
		expect(t, "name", read.GetName(), made.GetName())
	})
	t.Run("its secrets and its access list are managed in the project", func(t *testing.T) {
		project := f.createProject(t)
		made := create(t, project)
		request := admin.ServiceAccountSecretRequest{SecretExpiresAfterHours: 48}
		must(accounts.CreateProjectServiceAccountSecret(f.ctx, project.GetId(), made.GetClientId(), &request).Execute())(t)
		done(accounts.DeleteProjectServiceAccountSecret(f.ctx, made.GetClientId(), (*made.Secrets)[0].GetId(), project.GetId()).Execute())(t)

		entries := []admin.ServiceAccountIPAccessListEntry{{CidrBlock: ptr("198.51.100.0/24")}}
		must(accounts.CreateProjectServiceAccountAccessList(f.ctx, project.GetId(), made.GetClientId(), &entries).Execute())(t)
		list := must(accounts.ListProjectServiceAccountAccessList(f.ctx, project.GetId(), made.GetClientId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
		done(accounts.DeleteProjectServiceAccountAccessListEntry(f.ctx, project.GetId(), made.GetClientId(), "198.51.100.0/24").Execute())(t)
	})
}
