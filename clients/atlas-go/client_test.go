// Package atlasgo drives Sallyport with the Go client that came before the SDK.
package atlasgo

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/mongodb-forks/digest"
	"go.mongodb.org/atlas/mongodbatlas"

	support "sallyport/clients/go-support"
)

type fixture struct {
	*mongodbatlas.Client
	support.Server
	ctx      context.Context
	recorder *support.Recorder
}

func (f fixture) signedIn(t *testing.T, publicKey, privateKey string) fixture {
	t.Helper()
	httpClient, err := digest.NewTransport(publicKey, privateKey).Client()
	if err != nil {
		t.Fatal(err)
	}
	httpClient.Transport = f.recorder.Wrap(httpClient.Transport)
	// Its paths have no slash in front.
	f.Client, err = mongodbatlas.New(httpClient, mongodbatlas.SetBaseURL(f.Server.BaseURL+"/"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var names atomic.Int64

// unique makes a name that no other test uses in this run.
func unique(what string) string {
	return fmt.Sprintf("%s %d", what, names.Add(1))
}

// must ends the test when a call failed, and gives what it returned.
func must[T any](value T, _ *mongodbatlas.Response, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// done ends the test when a call without an answer of its own failed.
func done(_ *mongodbatlas.Response, err error) func(*testing.T) {
	return func(t *testing.T) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
}

func expect[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// expectRefusal compares the decoded error.
func expectRefusal(t *testing.T, err error, status int, code string) {
	t.Helper()
	var refusal *mongodbatlas.ErrorResponse
	if !errors.As(err, &refusal) {
		t.Fatalf("got %v, want the refusal %s", err, code)
	}
	expect(t, "status", refusal.HTTPCode, status)
	expect(t, "errorCode", refusal.ErrorCode, code)
	expect(t, "detail is there", refusal.Detail != "", true)
}
