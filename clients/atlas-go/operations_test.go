package atlasgo

import (
	"context"
	"testing"

	support "sallyport/clients/go-support"
)

// Operations that are served and that this client has no method for: access lists under the name they had before.
var withoutMethod = []string{
	"listOrgApiKeyWhitelistEntries",
	"createOrgApiKeyWhitelistEntry",
	"getOrgApiKeyWhitelistEntry",
	"deleteOrgApiKeyWhitelistEntry",
	"listGroupWhitelistEntries",
	"createGroupWhitelistEntry",
	"getGroupWhitelistEntry",
	"deleteGroupWhitelistEntry",
}

// Each behaviour; the last test sees to it that no operation was left out.
func TestOperations(t *testing.T) {
	server, recorder := support.TheServer(t), &support.Recorder{}
	f := fixture{nil, server, context.Background(), recorder}.signedIn(t, server.PublicKey, server.PrivateKey)
	for _, behaviour := range []struct {
		name string
		test func(*testing.T, fixture)
	}{
		{"root", root},
		{"organizations", organizations},
		{"projects", projects},
		{"API keys", apiKeys},
		{"API keys of projects", projectAPIKeys},
		{"network access of projects", networkAccess},
		{"teams", teams},
		{"users", users},
		{"invitations", invitations},
		{"events", events},
		{"pages", pages},
		{"refusals", refusals},
	} {
		t.Run(behaviour.name, func(t *testing.T) { behaviour.test(t, f) })
	}
	t.Run("every operation that the client has was answered with success", func(t *testing.T) {
		missed, err := recorder.Missed(server.BaseURL+"/api/atlas/v1.0/openapi.json", "/api/atlas/v1.0", withoutMethod)
		if err != nil {
			t.Fatal(err)
		}
		for _, operation := range missed {
			t.Error(operation)
		}
	})
}
