// Package vault drives Sallyport with the secrets engine that HashiCorp Vault has for MongoDB Atlas: the engine as Vault
// loads it, with its storage in memory. It calls https://cloud.mongodb.com, which suite.mjs leads to Sallyport.
package vault

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"sync/atomic"
	"testing"
	"time"

	engine "github.com/hashicorp/vault-plugin-secrets-mongodbatlas"
	"github.com/hashicorp/vault/sdk/logical"
	"github.com/mongodb-forks/digest"
	"go.mongodb.org/atlas/mongodbatlas"
)

// mount is the engine as it is mounted in a Vault.
type mount struct {
	backend logical.Backend
	storage logical.Storage
}

var (
	organizationID = os.Getenv("MONGODB_ATLAS_ORG_ID")
	projectID      = os.Getenv("MONGODB_ATLAS_PROJECT_ID")
)

// newMount mounts an engine and gives it the key that may make others.
func newMount(t *testing.T) mount {
	t.Helper()
	system := &logical.StaticSystemView{DefaultLeaseTTLVal: time.Minute, MaxLeaseTTLVal: time.Hour}
	backend, err := engine.Factory(context.Background(), &logical.BackendConfig{System: system})
	if err != nil {
		t.Fatal(err)
	}
	m := mount{backend, &logical.InmemStorage{}}
	m.write(t, "config", map[string]any{
		"public_key":  os.Getenv("MONGODB_ATLAS_PUBLIC_API_KEY"),
		"private_key": os.Getenv("MONGODB_ATLAS_PRIVATE_API_KEY"),
	})
	return m
}

func (m mount) handle(operation logical.Operation, path string, data map[string]any, secret *logical.Secret) (*logical.Response, error) {
	response, err := m.backend.HandleRequest(context.Background(), &logical.Request{
		Operation: operation, Path: path, Storage: m.storage, Data: data, Secret: secret,
	})
	if err == nil && response.IsError() {
		err = response.Error()
	}
	return response, err
}

func (m mount) write(t *testing.T, path string, data map[string]any) {
	t.Helper()
	if _, err := m.handle(logical.UpdateOperation, path, data, nil); err != nil {
		t.Fatal(err)
	}
}

var roles atomic.Int64

// ask writes a role and reads credentials of it, as `vault write` and `vault read` do. A role that is written again keeps
// what is not named, so each has a name of its own.
func (m mount) ask(t *testing.T, role map[string]any) (*logical.Response, error) {
	t.Helper()
	name := fmt.Sprintf("role-%d", roles.Add(1))
	m.write(t, "roles/"+name, role)
	return m.handle(logical.ReadOperation, "creds/"+name, nil, nil)
}

func (m mount) issue(t *testing.T, role map[string]any) credentials {
	t.Helper()
	response, err := m.ask(t, role)
	if err != nil {
		t.Fatal(err)
	}
	return credentials{
		PublicKey:   response.Data["public_key"].(string),
		PrivateKey:  response.Data["private_key"].(string),
		Description: response.Data["description"].(string),
		Lease:       response.Secret,
	}
}

func (m mount) revoke(t *testing.T, issued credentials) {
	t.Helper()
	if _, err := m.handle(logical.RevokeOperation, "", nil, issued.Lease); err != nil {
		t.Fatal(err)
	}
}

type credentials struct {
	PublicKey, PrivateKey, Description string
	Lease                              *logical.Secret
}

func (c credentials) keyID() string {
	return c.Lease.InternalData["programmatic_api_key_id"].(string)
}

// client is the one that programs had before the SDK: whoever gets keys of a Vault may use it.
func client(t *testing.T, publicKey, privateKey string) *mongodbatlas.Client {
	t.Helper()
	signedIn, err := digest.NewTransport(publicKey, privateKey).Client()
	if err != nil {
		t.Fatal(err)
	}
	return mongodbatlas.NewClient(signedIn)
}

func (c credentials) client(t *testing.T) *mongodbatlas.Client {
	t.Helper()
	return client(t, c.PublicKey, c.PrivateKey)
}

func owner(t *testing.T) *mongodbatlas.Client {
	t.Helper()
	return client(t, os.Getenv("MONGODB_ATLAS_PUBLIC_API_KEY"), os.Getenv("MONGODB_ATLAS_PRIVATE_API_KEY"))
}

// reads tells what a call with these credentials is answered: the status of reading the organization.
func (c credentials) reads(t *testing.T) int {
	t.Helper()
	_, response, err := c.client(t).Organizations.Get(context.Background(), organizationID)
	if response == nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

func expect[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// rolesOf reads the roles that a key has, with the organization or project of each.
func rolesOf(t *testing.T, keyID string) map[string]string {
	t.Helper()
	key, _, err := owner(t).APIKeys.Get(context.Background(), organizationID, keyID)
	if err != nil {
		t.Fatal(err)
	}
	scopes := map[string]string{}
	for _, role := range key.Roles {
		scopes[role.RoleName] = role.GroupID + role.OrgID
	}
	return scopes
}

// gone is how the live service says that a key does not exist.
const gone = http.StatusBadRequest
