package generators

import (
	"context"
	"net/http"
	"os"
	"testing"

	"github.com/mongodb-forks/digest"

	"sallyport/clients/generators/build/oapicodegen"
	"sallyport/clients/generators/build/openapigenerator"
)

const accept = "application/vnd.atlas.2024-08-05+json"

func env(name string) string { return os.Getenv("MONGODB_ATLAS_" + name) }

// withDigest answers challenges with the API key; generated code knows nothing of Digest.
func withDigest() *http.Client {
	return &http.Client{Transport: digest.NewTransport(env("PUBLIC_API_KEY"), env("PRIVATE_API_KEY"))}
}

func TestOapiCodegenReadsAndWrites(t *testing.T) {
	setAccept := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Accept", accept)
		return nil
	}
	client, err := oapicodegen.NewClientWithResponses(env("BASE_URL"),
		oapicodegen.WithHTTPClient(withDigest()), oapicodegen.WithRequestEditorFn(setAccept))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	read, err := client.GetOrgWithResponse(ctx, env("ORG_ID"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if read.StatusCode() != 200 {
		t.Fatalf("GetOrg: %s %s", read.Status(), read.Body)
	}
	made, err := client.CreateOrgApiKeyWithApplicationVndAtlas20230101PlusJSONBodyWithResponse(ctx, env("ORG_ID"), nil,
		oapicodegen.CreateAtlasOrganizationApiKey{
			Desc:  "made by oapi-codegen",
			Roles: []oapicodegen.CreateAtlasOrganizationApiKeyRoles{"ORG_MEMBER"},
		})
	if err != nil {
		t.Fatal(err)
	}
	if made.ApplicationvndAtlas20230101JSON200 == nil {
		t.Fatalf("CreateOrgApiKey: %s %s", made.Status(), made.Body)
	}
}

func TestOpenAPIGeneratorReadsAndWrites(t *testing.T) {
	configuration := openapigenerator.NewConfiguration()
	configuration.Servers = openapigenerator.ServerConfigurations{{URL: env("BASE_URL")}}
	configuration.HTTPClient = &http.Client{Transport: acceptVersion{withDigest().Transport}}
	client := openapigenerator.NewAPIClient(configuration)
	ctx := context.Background()
	organization, _, err := client.OrganizationsAPI.GetOrg(ctx, env("ORG_ID")).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if organization.GetId() != env("ORG_ID") {
		t.Fatalf("GetOrg: %+v", organization)
	}
	made, _, err := client.ProgrammaticAPIKeysAPI.CreateOrgApiKey(ctx, env("ORG_ID")).
		CreateAtlasOrganizationApiKey(*openapigenerator.NewCreateAtlasOrganizationApiKey(
			"made by openapi-generator", []string{"ORG_MEMBER"})).Execute()
	if err != nil {
		t.Fatal(err)
	}
	if made.GetDesc() != "made by openapi-generator" {
		t.Fatalf("CreateOrgApiKey: %+v", made)
	}
}

// acceptVersion sets the header that the generated code fills with application/json, which an error may be.
type acceptVersion struct{ next http.RoundTripper }

func (a acceptVersion) RoundTrip(request *http.Request) (*http.Response, error) {
	versioned := request.Clone(request.Context())
	versioned.Header.Set("Accept", accept)
	return a.next.RoundTrip(versioned)
}
