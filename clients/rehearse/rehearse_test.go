package rehearse

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

// The Terraform provider calls by this SDK, which never tries again.
func TestA429EndsTheCallAndTriesNothingAgain(t *testing.T) {
	o := newOrganization(t)
	client := o.withSecret(t, o.ServiceAccounts[0].ClientSecret)
	control(t, "PUT", "faults", []object{{"operation": "listGroups", "status": 429, "after": 2, "retryAfterSeconds": 20}}, nil)
	expectList(t, client, 200)
	expectList(t, client, 200)
	_, answer, err := client.ProjectsApi.ListGroups(ctx).Execute()
	if refusal, ok := admin.AsError(err); !ok || refusal.GetErrorCode() != "RATE_LIMITED_TOKEN_BUCKET" {
		t.Errorf("got %v", err)
	}
	if wait := answer.Header.Get("Retry-After"); wait != "20" {
		t.Errorf("Retry-After: %s", wait)
	}
	expectCalls(t, 200, 200, 429)
}

// Two days before its end there is a second secret; three days later the first is dead.
func TestASecretIsRotatedWithOverlap(t *testing.T) {
	o := newOrganization(t)
	account, old := o.ServiceAccounts[0].ClientID, o.ServiceAccounts[0].ClientSecret
	control(t, "PUT", "clock", object{"advance": "363 days"}, nil)
	request := admin.ServiceAccountSecretRequest{SecretExpiresAfterHours: 720}
	made, _, err := o.withKey(t).ServiceAccountsApi.CreateOrgSecret(ctx, o.OrgID, account, &request).Execute()
	if err != nil {
		t.Fatal(err)
	}
	expectList(t, o.withSecret(t, old), 200)
	expectList(t, o.withSecret(t, made.GetSecret()), 200)
	control(t, "PUT", "clock", object{"advance": "3 days"}, nil)
	if _, err := list(o.withSecret(t, old)); err == nil {
		t.Error("the old secret still works")
	}
	expectList(t, o.withSecret(t, made.GetSecret()), 200)
}

// The SDK keeps a token until ten seconds before its end by its own clock. Where the server says 401 before, a program has to make
// a client anew.
func TestATokenExpiresInTheMiddleOfARun(t *testing.T) {
	o := newOrganization(t)
	secret := o.ServiceAccounts[0].ClientSecret
	client := o.withSecret(t, secret)
	expectList(t, client, 200)
	control(t, "PUT", "clock", object{"advance": "61 minutes"}, nil)
	expectList(t, client, 401)
	expectList(t, client, 401)
	expectList(t, o.withSecret(t, secret), 200)
	expectCalls(t, 200, 401, 401, 200)
}

// patient tries again where it is told when, as the SDK does not.
func patient(t *testing.T, client *admin.APIClient) {
	t.Helper()
	for range 4 {
		_, answer, err := client.ProjectsApi.ListGroups(ctx).Execute()
		if err == nil {
			return
		}
		if answer == nil || (answer.StatusCode != http.StatusServiceUnavailable && answer.StatusCode != http.StatusTooManyRequests) {
			t.Fatal(err)
		}
		seconds, err := strconv.Atoi(answer.Header.Get("Retry-After"))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(seconds) * time.Second)
	}
	t.Fatal("gave up")
}

func TestTheServiceIsAwayForTenSeconds(t *testing.T) {
	o := newOrganization(t)
	client := o.withSecret(t, o.ServiceAccounts[0].ClientSecret)
	expectList(t, client, 200)
	control(t, "DELETE", "calls", nil, nil)
	control(t, "PUT", "faults", []object{{"operation": "listGroups", "status": 503, "times": 2, "retryAfterSeconds": 5}}, nil)
	start := time.Now()
	patient(t, client)
	if took := time.Since(start); took < 10*time.Second {
		t.Errorf("it came back after %v", took)
	}
	expectCalls(t, 503, 503, 200)
}

// The worst of an outage: the key was made, and the answer got lost. A program that tries again makes a second one, unless it looks.
func TestAnAnswerThatGotLost(t *testing.T) {
	o := newOrganization(t)
	keys := o.withKey(t).ProgrammaticAPIKeysApi
	control(t, "PUT", "faults", []object{{"operation": "createOrgApiKey", "connection": "close", "effect": "after"}}, nil)
	body := admin.CreateAtlasOrganizationApiKey{Desc: "made once?", Roles: []string{"ORG_MEMBER"}}
	if _, _, err := keys.CreateOrgApiKey(ctx, o.OrgID, &body).Execute(); err == nil {
		t.Fatal("the answer came")
	}
	found, _, err := keys.ListOrgApiKeys(ctx, o.OrgID).Execute()
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, key := range found.GetResults() {
		if key.GetDesc() == body.Desc {
			made++
		}
	}
	if made != 1 {
		t.Errorf("%d keys", made)
	}
}

func TestSomebodyDeletedTheKey(t *testing.T) {
	o := newOrganization(t)
	owner := o.withKey(t)
	body := admin.CreateAtlasOrganizationApiKey{Desc: "second", Roles: []string{"ORG_OWNER"}}
	made, _, err := owner.ProgrammaticAPIKeysApi.CreateOrgApiKey(ctx, o.OrgID, &body).Execute()
	if err != nil {
		t.Fatal(err)
	}
	second := newClient(t, admin.UseDigestAuth(made.GetPublicKey(), made.GetPrivateKey()))
	control(t, "PUT", "snapshots/with-both-keys", nil, nil)
	expectList(t, second, 200)
	if _, err := owner.ProgrammaticAPIKeysApi.DeleteOrgApiKey(ctx, o.OrgID, made.GetId()).Execute(); err != nil {
		t.Fatal(err)
	}
	expectList(t, second, 401)
	control(t, "POST", "snapshots/with-both-keys:restore", nil, nil)
	expectList(t, second, 200)
}
