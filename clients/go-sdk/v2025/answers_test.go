package v2025

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

func root(t *testing.T, f fixture) {
	t.Run("the root tells that the API is there", func(t *testing.T) {
		status := must(f.RootApi.GetSystemStatus(f.ctx).Execute())(t)
		expect(t, "throttling", status.GetThrottling(), false)
		must(f.RootApi.ListControlPlaneAddresses(f.ctx).Execute())(t)
	})
	t.Run("limits are listed and shown", func(t *testing.T) {
		list := must(f.RateLimitingApi.ListRateLimits(f.ctx).OrgId(f.OrgID).Execute())(t)
		first := list.GetResults()[0]
		must(f.RateLimitingApi.GetRateLimit(f.ctx, first.GetEndpointSetId()).OrgId(f.OrgID).Execute())(t)
	})
}

func pages(t *testing.T, f fixture) {
	t.Run("a list is read page by page, each thing once", func(t *testing.T) {
		project := f.createProject(t).GetId()
		// The key that made the project is in it.
		own := must(f.ProgrammaticAPIKeysApi.ListGroupApiKeys(f.ctx, project).Execute())(t).GetTotalCount()
		for range 7 - own {
			body := admin.CreateAtlasProjectApiKey{Desc: unique("key"), Roles: []string{"GROUP_READ_ONLY"}}
			must(f.ProgrammaticAPIKeysApi.CreateGroupApiKey(f.ctx, project, &body).Execute())(t)
		}
		seen := map[string]bool{}
		for page := 1; ; page++ {
			list := must(f.ProgrammaticAPIKeysApi.ListGroupApiKeys(f.ctx, project).ItemsPerPage(3).PageNum(page).Execute())(t)
			expect(t, "totalCount", list.GetTotalCount(), 7)
			for _, key := range list.GetResults() {
				seen[key.GetId()] = true
			}
			if !hasLink(list.GetLinks(), "next") {
				expect(t, "pages", page, 3)
				break
			}
		}
		expect(t, "keys", len(seen), 7)
	})
	t.Run("a count that is not asked for is 0, as the live service has it", func(t *testing.T) {
		list := must(f.ProgrammaticAPIKeysApi.ListOrgApiKeys(f.ctx, f.OrgID).IncludeCount(false).Execute())(t)
		expect(t, "totalCount", list.GetTotalCount(), 0)
		expect(t, "some keys", len(list.GetResults()) > 0, true)
	})
}

func hasLink(links []admin.Link, name string) bool {
	for _, link := range links {
		if link.GetRel() == name {
			return true
		}
	}
	return false
}

func refusals(t *testing.T, f fixture) {
	const nothing = "0123456789abcdef01234567"
	t.Run("a project that does not exist is named in detail and parameters", func(t *testing.T) {
		_, _, err := f.ProjectsApi.GetGroup(f.ctx, nothing).Execute()
		refusal := expectRefusal(t, err, http.StatusNotFound, "GROUP_NOT_FOUND")
		expect(t, "detail", refusal.GetDetail(), fmt.Sprintf("No group with ID %s exists.", nothing))
		expect(t, "parameter", refusal.GetParameters()[0].(string), nothing)
		expect(t, "reason", refusal.GetReason(), "Not Found")
	})
	t.Run("a key that does not exist is a bad request, as the live service has it", func(t *testing.T) {
		_, _, err := f.ProgrammaticAPIKeysApi.GetOrgApiKey(f.ctx, f.OrgID, nothing).Execute()
		expectRefusal(t, err, http.StatusBadRequest, "API_KEY_NOT_FOUND")
		expect(t, "IsErrorCode", admin.IsErrorCode(err, "API_KEY_NOT_FOUND"), true)
	})
	t.Run("a missing role is refused by its code", func(t *testing.T) {
		weak := f.withKey(t, f.createKey(t, "ORG_READ_ONLY"))
		_, _, err := weak.OrganizationsApi.UpdateOrg(f.ctx, f.OrgID, &admin.AtlasOrganization{Name: "no"}).Execute()
		refusal, _ := admin.AsError(err)
		expect(t, "errorCode", refusal.GetErrorCode(), "USER_UNAUTHORIZED")
	})
	t.Run("a wrong private key gets the answer of no key at all", func(t *testing.T) {
		wrong := newClient(t, f.BaseURL, admin.UseDigestAuth(f.PublicKey, "00000000-0000-0000-0000-000000000000"))
		_, _, err := wrong.OrganizationsApi.GetOrg(f.ctx, f.OrgID).Execute()
		refusal := expectRefusal(t, err, http.StatusUnauthorized, "UNEXPECTED_ERROR")
		expect(t, "detail", refusal.GetDetail(), "You are not authorized for this resource.")
	})
	t.Run("too many calls get 429, which says when to come back", func(t *testing.T) {
		other := f.createOrganization(t)
		// Ten calls at once are published for the settings of an organization.
		for call := 0; ; call++ {
			_, response, err := other.OrganizationsApi.GetOrgSettings(f.ctx, other.OrgID).Execute()
			if err == nil {
				if call > 10 {
					t.Fatal("more calls than the limit were answered")
				}
				continue
			}
			expect(t, "calls before", call, 10)
			refusal := expectRefusal(t, err, http.StatusTooManyRequests, "RATE_LIMITED_TOKEN_BUCKET")
			expect(t, "parameters", len(refusal.GetParameters()), 5)
			seconds, parseErr := strconv.Atoi(response.Header.Get("Retry-After"))
			expect(t, "Retry-After is a number of seconds", parseErr == nil && seconds > 0, true)
			break
		}
	})
}
