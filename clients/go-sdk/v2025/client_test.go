// Package v2025 drives Sallyport with the SDK of 2025, which asks for the newest versions of all operations.
package v2025

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"

	support "sallyport/clients/go-support"
)

// fixture is what a group of tests works with: a client that is signed in one way, and the server's facts.
type fixture struct {
	*admin.APIClient
	support.Server
	ctx       context.Context
	isAccount bool
	// record notes what the client is answered, so that no operation is left out.
	record admin.ClientModifier
}

// credentials are the two ways that a program signs in.
var credentials = []struct {
	name      string
	isAccount bool
	use       func(support.Server) admin.ClientModifier
}{
	{"API key", false, func(server support.Server) admin.ClientModifier {
		return admin.UseDigestAuth(server.PublicKey, server.PrivateKey)
	}},
	{"service account", true, func(server support.Server) admin.ClientModifier {
		return admin.UseOAuthAuth(context.Background(), server.ClientID, server.ClientSecret)
	}},
}

// newClient takes the address first: UseOAuthAuth reads it when it is applied.
func newClient(t *testing.T, baseURL string, modifiers ...admin.ClientModifier) *admin.APIClient {
	t.Helper()
	client, err := admin.NewClient(append([]admin.ClientModifier{admin.UseBaseURL(baseURL)}, modifiers...)...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func recordWith(recorder *support.Recorder) admin.ClientModifier {
	return func(configuration *admin.Configuration) error {
		client := *configuration.HTTPClient
		client.Transport = recorder.Wrap(client.Transport)
		configuration.HTTPClient = &client
		return nil
	}
}

// withKey signs in with an API key that a test has made.
func (f fixture) withKey(t *testing.T, key *admin.ApiKeyUserDetails) fixture {
	t.Helper()
	f.APIClient = newClient(t, f.BaseURL, admin.UseDigestAuth(key.GetPublicKey(), key.GetPrivateKey()), f.record)
	return f
}

var names atomic.Int64

// unique makes a name that no other test uses in this run.
func unique(what string) string {
	return fmt.Sprintf("%s v2025 %d", what, names.Add(1))
}

// username makes an address that no other test uses in this run.
func username() string {
	return fmt.Sprintf("v2025-person-%d@example.com", names.Add(1))
}

func ptr[T any](value T) *T { return &value }

// must ends the test when a call failed, and gives what it returned.
func must[T any](value T, _ *http.Response, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// done ends the test when a call without an answer of its own failed.
func done(_ *http.Response, err error) func(*testing.T) {
	return func(t *testing.T) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
}

// expect compares what a program sees.
func expect[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// expectRefusal compares the decoded error.
func expectRefusal(t *testing.T, err error, status int, code string) *admin.ApiError {
	t.Helper()
	refusal, ok := admin.AsError(err)
	if !ok {
		t.Fatalf("got %v, want the refusal %s", err, code)
	}
	expect(t, "status", refusal.GetError(), status)
	expect(t, "errorCode", refusal.GetErrorCode(), code)
	return refusal
}

// A bad token is answered without a body, as the live service does; a header says why.
func expectBadToken(t *testing.T, answer *http.Response, err error) {
	t.Helper()
	if err == nil {
		t.Fatal("the token still works")
	}
	expect(t, "status", answer.StatusCode, http.StatusUnauthorized)
	expect(t, "reason given", answer.Header.Get("X-Sallyport-Reason") != "", true)
}
