// Package support has what the suites in Go have in common.
package support

import (
	"os"
	"testing"
)

// Server is the running server and what the runner made on it.
type Server struct {
	BaseURL, OrgID, ProjectID string
	PublicKey, PrivateKey     string
	ClientID, ClientSecret    string
}

// Owner is the person who owns the organization.
const Owner = "ada@example.com"

// TheServer reads the environment that the runner sets.
func TheServer(t *testing.T) Server {
	read := func(name string) string {
		value := os.Getenv(name)
		if value == "" {
			t.Fatalf("%s is not set: run it with npm run test:clients", name)
		}
		return value
	}
	return Server{
		BaseURL:      read("MONGODB_ATLAS_BASE_URL"),
		OrgID:        read("MONGODB_ATLAS_ORG_ID"),
		ProjectID:    read("MONGODB_ATLAS_PROJECT_ID"),
		PublicKey:    read("MONGODB_ATLAS_PUBLIC_API_KEY"),
		PrivateKey:   read("MONGODB_ATLAS_PRIVATE_API_KEY"),
		ClientID:     read("MONGODB_ATLAS_CLIENT_ID"),
		ClientSecret: read("MONGODB_ATLAS_CLIENT_SECRET"),
	}
}
