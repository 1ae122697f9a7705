package v2025

import (
	"context"
	"testing"

	support "sallyport/clients/go-support"
)

// Operations that are served and that this SDK has no method for.
var withoutMethod = []string{
	"listDefaultGroupLimits",
	"getDefaultGroupLimit",
	"getOrgDelegationSettings",
	"updateOrgDelegationSettings",
	"getOrgMaintenanceSettings",
	"updateOrgMaintenanceSettings",
	"resetOrgMaintenanceSettings",
}

// Each behaviour, with each kind of credential; the last test sees to it that no operation was left out.
func TestOperations(t *testing.T) {
	behaviours := []struct {
		name string
		test func(*testing.T, fixture)
	}{
		{"API keys of an organization", orgApiKeys},
		{"API keys of a project", groupApiKeys},
		{"access lists of API keys", apiKeyAccessLists},
		{"service accounts of an organization", orgServiceAccounts},
		{"service accounts of a project", groupServiceAccounts},
		{"access tokens", accessTokens},
		{"organizations", organizations},
		{"projects", projects},
		{"limits and settings of projects", projectSettings},
		{"network access of projects", networkAccess},
		{"teams", teams},
		{"teams of projects", groupTeams},
		{"users of an organization", orgUsers},
		{"users of a project", groupUsers},
		{"users by name", usersByName},
		{"invitations to an organization", orgInvitations},
		{"invitations to a project", groupInvitations},
		{"events", events},
		{"root and rate limits", root},
		{"pages", pages},
		{"refusals", refusals},
	}
	for _, credential := range credentials {
		t.Run(credential.name, func(t *testing.T) {
			server := support.TheServer(t)
			recorder := &support.Recorder{}
			record := recordWith(recorder)
			client := newClient(t, server.BaseURL, credential.use(server), record)
			for _, behaviour := range behaviours {
				t.Run(behaviour.name, func(t *testing.T) {
					behaviour.test(t, fixture{client, server, context.Background(), credential.isAccount, record})
				})
			}
			t.Run("every operation that the SDK has was answered with success", func(t *testing.T) {
				missed, err := recorder.Missed(server.BaseURL+"/api/openapi.json", "/api/atlas/v2", withoutMethod)
				if err != nil {
					t.Fatal(err)
				}
				for _, operation := range missed {
					t.Error(operation)
				}
			})
		})
	}
}
