package example

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// What the server prints when it is ready.
type facts struct {
	OrgID  string
	APIKey struct{ PublicKey, PrivateKey string }
}

func startSallyport(t *testing.T) (baseURL string, ready facts) {
	t.Helper()
	ctx := context.Background()
	container, err := testcontainers.GenericContainer(ctx, testcontainers.GenericContainerRequest{
		ContainerRequest: testcontainers.ContainerRequest{
			Image:        "sallyport",
			Cmd:          []string{"start", "--ephemeral", "--rate-limit-scale", "off"},
			ExposedPorts: []string{"8080/tcp"},
			WaitingFor:   wait.ForHTTP("/readyz").WithPort("8080/tcp"),
		},
		Started: true,
	})
	testcontainers.CleanupContainer(t, container)
	if err != nil {
		t.Fatal(err)
	}
	logs, err := container.Logs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer logs.Close()
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		if line := lines.Text(); strings.HasPrefix(line, `{"ready":true`) {
			if err := json.Unmarshal([]byte(line), &ready); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	baseURL, err = container.PortEndpoint(ctx, "8080/tcp", "http")
	if err != nil {
		t.Fatal(err)
	}
	return baseURL, ready
}

func TestServerIsReady(t *testing.T) {
	baseURL, ready := startSallyport(t)
	if ready.APIKey.PublicKey == "" {
		t.Fatal("the server printed no API key")
	}
	answer, err := http.Get(fmt.Sprintf("%s/readyz", baseURL))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d", answer.StatusCode)
	}
	// From here on as with Atlas: admin.UseBaseURL(baseURL), admin.UseDigestAuth(ready.APIKey.PublicKey, ready.APIKey.PrivateKey)
}
