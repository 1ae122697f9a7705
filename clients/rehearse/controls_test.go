// Package rehearse has the scenarios of docs/guides/rehearse.md with the Go SDK.
package rehearse

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

var (
	baseURL = os.Getenv("MONGODB_ATLAS_BASE_URL")
	ctx     = context.Background()
)

type object = map[string]any

// control asks the test controls of the server.
func control(t *testing.T, method, path string, body, into any) {
	t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequest(method, baseURL+"/_test/"+path, bytes.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 300 {
		t.Fatalf("%s %s: %d", method, path, answer.StatusCode)
	}
	if into != nil {
		if err := json.NewDecoder(answer.Body).Decode(into); err != nil {
			t.Fatal(err)
		}
	}
}

// organization is one that a test has to itself.
type organization struct {
	OrgID           string
	APIKeys         []struct{ ID, PublicKey, PrivateKey string }
	ServiceAccounts []struct{ ClientID, ClientSecret string }
}

func newOrganization(t *testing.T) organization {
	t.Helper()
	if baseURL == "" {
		t.Fatal("MONGODB_ATLAS_BASE_URL is not set: run it with npm run test:clients")
	}
	control(t, "POST", "reset", nil, nil)
	var made organization
	control(t, "POST", "organizations", object{}, &made)
	return made
}

func newClient(t *testing.T, modifiers ...admin.ClientModifier) *admin.APIClient {
	t.Helper()
	// The address first: UseOAuthAuth reads it.
	client, err := admin.NewClient(append([]admin.ClientModifier{admin.UseBaseURL(baseURL)}, modifiers...)...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// withKey signs in as the organization's owner key.
func (o organization) withKey(t *testing.T) *admin.APIClient {
	return newClient(t, admin.UseDigestAuth(o.APIKeys[0].PublicKey, o.APIKeys[0].PrivateKey))
}

// withSecret signs in as its service account.
func (o organization) withSecret(t *testing.T, secret string) *admin.APIClient {
	return newClient(t, admin.UseOAuthAuth(ctx, o.ServiceAccounts[0].ClientID, secret))
}

// list is the call that the scenarios make again and again; 0 where there was no answer.
func list(client *admin.APIClient) (int, error) {
	_, answer, err := client.ProjectsApi.ListGroups(ctx).Execute()
	if answer == nil {
		return 0, err
	}
	return answer.StatusCode, err
}

func expectList(t *testing.T, client *admin.APIClient, want int) {
	t.Helper()
	if got, err := list(client); got != want {
		t.Fatalf("got %d (%v), want %d", got, err, want)
	}
}

// expectCalls compares the statuses of the calls that the server saw.
func expectCalls(t *testing.T, want ...int) {
	t.Helper()
	var seen struct{ Calls []struct{ Status int } }
	control(t, "GET", "calls?operation=listGroups", nil, &seen)
	got := []int{}
	for _, call := range seen.Calls {
		got = append(got, call.Status)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the server answered %v, want %v", got, want)
	}
}
