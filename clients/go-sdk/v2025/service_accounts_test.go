package v2025

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
	"go.mongodb.org/atlas-sdk/v20250312020/auth/clientcredentials"
	"golang.org/x/oauth2"
)

func (f fixture) createAccount(t *testing.T, roles ...string) *admin.OrgServiceAccount {
	t.Helper()
	body := admin.OrgServiceAccountRequest{
		Name: unique("account"), Description: "made by a test", Roles: roles, SecretExpiresAfterHours: 24,
	}
	return must(f.ServiceAccountsApi.CreateOrgServiceAccount(f.ctx, f.OrgID, &body).Execute())(t)
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
		must(own.OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute())(t)

		read := must(accounts.GetOrgServiceAccount(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "name", read.GetName(), made.GetName())
		expect(t, "secret", read.GetSecrets()[0].GetSecret(), "")

		change := admin.OrgServiceAccountUpdateRequest{Roles: &[]string{"ORG_MEMBER"}, Description: ptr("changed")}
		changed := must(accounts.UpdateOrgServiceAccount(f.ctx, made.GetClientId(), f.OrgID, &change).Execute())(t)
		expect(t, "description", changed.GetDescription(), "changed")
		expect(t, "role", changed.GetRoles()[0], "ORG_MEMBER")

		list := must(accounts.ListOrgServiceAccounts(f.ctx, f.OrgID).Execute())(t)
		found := false
		for _, each := range list.GetResults() {
			found = found || each.GetClientId() == made.GetClientId()
		}
		expect(t, "in the list", found, true)

		done(accounts.DeleteOrgServiceAccount(f.ctx, made.GetClientId(), f.OrgID).Execute())(t)
		_, answer, err := own.OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute()
		expectBadToken(t, answer, err)
	})
	t.Run("a second secret takes the place of the first", func(t *testing.T) {
		made := f.createAccount(t, "ORG_READ_ONLY")
		first := (*made.Secrets)[0]
		request := admin.ServiceAccountSecretRequest{SecretExpiresAfterHours: 48}
		second := must(accounts.CreateOrgSecret(f.ctx, f.OrgID, made.GetClientId(), &request).Execute())(t)
		done(accounts.DeleteOrgSecret(f.ctx, made.GetClientId(), first.GetId(), f.OrgID).Execute())(t)
		must(f.withAccount(t, made.GetClientId(), second.GetSecret()).RootApi.GetSystemStatus(f.ctx).Execute())(t)
		_, _, err := f.withAccount(t, made.GetClientId(), first.GetSecret()).RootApi.GetSystemStatus(f.ctx).Execute()
		if err == nil || !strings.Contains(err.Error(), "invalid_client") {
			t.Errorf("got %v, want invalid_client", err)
		}
	})
	t.Run("entries of the access list are added, listed and removed", func(t *testing.T) {
		made := f.createAccount(t, "ORG_READ_ONLY")
		entries := []admin.ServiceAccountIPAccessListEntry{{IpAddress: ptr("192.0.2.7")}, {CidrBlock: ptr("198.51.100.0/24")}}
		added := must(accounts.CreateOrgAccessList(f.ctx, f.OrgID, made.GetClientId(), &entries).Execute())(t)
		expect(t, "entries", added.GetTotalCount(), 2)
		done(accounts.DeleteOrgAccessEntry(f.ctx, f.OrgID, made.GetClientId(), "198.51.100.0/24").Execute())(t)
		list := must(accounts.ListOrgAccessList(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
		expect(t, "address", list.GetResults()[0].GetIpAddress(), "192.0.2.7")
	})
}

func accessTokens(t *testing.T, f fixture) {
	made := f.createAccount(t, "ORG_READ_ONLY")
	secret := (*made.Secrets)[0].GetSecret()
	t.Run("a token is used until it is revoked", func(t *testing.T) {
		config := clientcredentials.NewConfig(made.GetClientId(), secret)
		config.TokenURL = f.BaseURL + clientcredentials.TokenAPIPath
		config.RevokeURL = f.BaseURL + clientcredentials.RevokeAPIPath
		token, err := config.Token(f.ctx)
		if err != nil {
			t.Fatal(err)
		}
		own := newClient(t, f.BaseURL, admin.UseHTTPClient(oauth2.NewClient(f.ctx, oauth2.StaticTokenSource(token))))
		must(own.OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute())(t)
		if err := config.RevokeToken(f.ctx, token); err != nil {
			t.Fatal(err)
		}
		_, answer, err := own.OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute()
		expectBadToken(t, answer, err)
	})
	t.Run("a token of an account that calls from elsewhere is refused, and the refusal names the address", func(t *testing.T) {
		entries := []admin.ServiceAccountIPAccessListEntry{{IpAddress: ptr("192.0.2.7")}}
		must(f.ServiceAccountsApi.CreateOrgAccessList(f.ctx, f.OrgID, made.GetClientId(), &entries).Execute())(t)
		_, _, err := f.withAccount(t, made.GetClientId(), secret).OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute()
		refusal := expectRefusal(t, err, http.StatusForbidden, "IP_ADDRESS_NOT_ON_ACCESS_LIST")
		expect(t, "parameter", refusal.GetParameters()[0].(string), "127.0.0.1")
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
		return must(accounts.CreateGroupServiceAccount(f.ctx, project.GetId(), &body).Execute())(t)
	}
	t.Run("an account of the organization is invited into a project and taken out of it", func(t *testing.T) {
		project, made := f.createProject(t), f.createAccount(t, "ORG_MEMBER")
		roles := admin.GroupServiceAccountRoleAssignment{Roles: []string{"GROUP_READ_ONLY"}}
		must(accounts.InviteGroupServiceAccount(f.ctx, made.GetClientId(), project.GetId(), &roles).Execute())(t)
		groups := must(accounts.GetServiceAccountGroups(f.ctx, f.OrgID, made.GetClientId()).Execute())(t)
		expect(t, "projects of the account", groups.GetTotalCount(), 1)
		expect(t, "project of the account", groups.GetResults()[0].GetGroupId(), project.GetId())

		change := admin.GroupServiceAccountUpdateRequest{Roles: &[]string{"GROUP_OWNER"}}
		changed := must(accounts.UpdateGroupServiceAccount(f.ctx, made.GetClientId(), project.GetId(), &change).Execute())(t)
		expect(t, "role", changed.GetRoles()[0], "GROUP_OWNER")

		done(accounts.DeleteGroupServiceAccount(f.ctx, made.GetClientId(), project.GetId()).Execute())(t)
		list := must(accounts.ListGroupServiceAccounts(f.ctx, project.GetId()).Execute())(t)
		isMade := func(account admin.GroupServiceAccount) bool { return account.GetClientId() == made.GetClientId() }
		expect(t, "in the project", slices.ContainsFunc(list.GetResults(), isMade), false)
	})
	t.Run("an account is made in a project and reaches it", func(t *testing.T) {
		project := f.createProject(t)
		made := create(t, project)
		own := f.withAccount(t, made.GetClientId(), (*made.Secrets)[0].GetSecret())
		must(own.ProjectsApi.GetGroup(f.ctx, project.GetId()).Execute())(t)
		read := must(accounts.GetGroupServiceAccount(f.ctx, project.GetId(), made.GetClientId()).Execute())(t)
		expect(t, "name", read.GetName(), made.GetName())
	})
	t.Run("its secrets and its access list are managed in the project", func(t *testing.T) {
		project := f.createProject(t)
		made := create(t, project)
		request := admin.ServiceAccountSecretRequest{SecretExpiresAfterHours: 48}
		must(accounts.CreateGroupSecret(f.ctx, project.GetId(), made.GetClientId(), &request).Execute())(t)
		done(accounts.DeleteGroupSecret(f.ctx, made.GetClientId(), (*made.Secrets)[0].GetId(), project.GetId()).Execute())(t)

		entries := []admin.ServiceAccountIPAccessListEntry{{CidrBlock: ptr("198.51.100.0/24")}}
		must(accounts.CreateAccessList(f.ctx, project.GetId(), made.GetClientId(), &entries).Execute())(t)
		list := must(accounts.ListAccessList(f.ctx, project.GetId(), made.GetClientId()).Execute())(t)
		expect(t, "entries", list.GetTotalCount(), 1)
		done(accounts.DeleteGroupAccessEntry(f.ctx, project.GetId(), made.GetClientId(), "198.51.100.0/24").Execute())(t)
	})
}
