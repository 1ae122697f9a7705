// Package example is what docs/guides/go-sdk.md shows: a package whose tests start a server of their own.
package example

import (
	"context"
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

var (
	client *admin.APIClient
	orgID  string
)

func TestMain(m *testing.M) {
	server := exec.Command("sallyport", "start", "--ephemeral", "--port", "0", "--rate-limit-scale", "off", "--seed", "testdata/seed.yaml")
	output, err := server.StdoutPipe()
	if err != nil {
		log.Fatal(err)
	}
	if err := server.Start(); err != nil {
		log.Fatal(err)
	}
	var ready struct {
		BaseURL string
		OrgID   string
		APIKey  struct{ PublicKey, PrivateKey string }
	}
	if err := json.NewDecoder(output).Decode(&ready); err != nil {
		log.Fatal(err)
	}
	orgID = ready.OrgID
	client, err = admin.NewClient(
		admin.UseBaseURL(ready.BaseURL),
		admin.UseDigestAuth(ready.APIKey.PublicKey, ready.APIKey.PrivateKey),
	)
	if err != nil {
		log.Fatal(err)
	}
	code := m.Run()
	server.Process.Signal(syscall.SIGTERM)
	server.Wait()
	os.Exit(code)
}

func TestProjects(t *testing.T) {
	projects, _, err := client.OrganizationsApi.GetOrgGroups(context.Background(), orgID).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if projects.GetTotalCount() != 1 {
		t.Errorf("%d projects", projects.GetTotalCount())
	}
}
