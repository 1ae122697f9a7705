// Run it with: sallyport run -- go test ./...
package rehearse

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"testing"
)

var baseURL = os.Getenv("SALLYPORT_BASE_URL")

// control asks the test controls of the server that `sallyport run` started.
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

type object = map[string]any

// start makes an organization for one test, and a program that calls as its service account.
func start(t *testing.T) *Projects {
	control(t, "POST", "reset", nil, nil)
	var made struct {
		ServiceAccounts []struct{ ClientID, ClientSecret string }
	}
	control(t, "POST", "organizations", object{}, &made)
	account := made.ServiceAccounts[0]
	return &Projects{BaseURL: baseURL, ClientID: account.ClientID, ClientSecret: account.ClientSecret}
}

func expectList(t *testing.T, projects *Projects) {
	t.Helper()
	names, err := projects.List()
	if err != nil || !reflect.DeepEqual(names, []string{"Project"}) {
		t.Fatal(names, err)
	}
}

func expectStatuses(t *testing.T, want ...int) {
	t.Helper()
	var list struct{ Calls []struct{ Status int } }
	control(t, "GET", "calls?operation=listGroups", nil, &list)
	got := []int{}
	for _, call := range list.Calls {
		got = append(got, call.Status)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestItWaitsForAsLongAsA429SaysAndTriesAgain(t *testing.T) {
	projects := start(t)
	fault := object{"operation": "listGroups", "status": 429, "times": 2, "retryAfterSeconds": 1}
	control(t, "PUT", "faults", []object{fault}, nil)
	expectList(t, projects)
	expectStatuses(t, 429, 429, 200)
}

func TestItGetsAnotherTokenWhenItsOwnHasEnded(t *testing.T) {
	projects := start(t)
	expectList(t, projects)
	control(t, "PUT", "clock", object{"advance": "61 minutes"}, nil)
	expectList(t, projects)
	expectStatuses(t, 200, 401, 200)
}
