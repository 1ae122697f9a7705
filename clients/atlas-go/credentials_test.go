package atlasgo

import (
	"net/http"
	"net/url"
	"slices"
	"testing"

	"go.mongodb.org/atlas/mongodbatlas"
)

func (f fixture) createKey(t *testing.T, roles ...string) *mongodbatlas.APIKey {
	t.Helper()
	return must(f.APIKeys.Create(f.ctx, f.OrgID, &mongodbatlas.APIKeyInput{Desc: unique("key"), Roles: roles}))(t)
}

func apiKeys(t *testing.T, f fixture) {
	t.Run("a key is made, used, changed and deleted", func(t *testing.T) {
		made := f.createKey(t, "ORG_READ_ONLY")
		own := f.signedIn(t, made.PublicKey, made.PrivateKey)
		must(own.Organizations.Get(f.ctx, f.OrgID))(t)
		must(f.APIKeys.Update(f.ctx, f.OrgID, made.ID, &mongodbatlas.APIKeyInput{Desc: "changed"}))(t)
		read := must(f.APIKeys.Get(f.ctx, f.OrgID, made.ID))(t)
		expect(t, "desc", read.Desc, "changed")
		expect(t, "role, which was not named", read.Roles[0].RoleName, "ORG_READ_ONLY")
		before := must(f.APIKeys.List(f.ctx, f.OrgID, nil))(t)
		done(f.APIKeys.Delete(f.ctx, f.OrgID, made.ID))(t)
		after := must(f.APIKeys.List(f.ctx, f.OrgID, nil))(t)
		expect(t, "keys", len(after), len(before)-1)
		_, _, err := own.Organizations.Get(f.ctx, f.OrgID)
		expectRefusal(t, err, http.StatusUnauthorized, "UNEXPECTED_ERROR")
	})
	t.Run("entries of the access list are added, shown, listed and removed", func(t *testing.T) {
		made := f.createKey(t, "ORG_READ_ONLY")
		added := must(f.AccessListAPIKeys.Create(f.ctx, f.OrgID, made.ID, []*mongodbatlas.AccessListAPIKeysReq{
			{IPAddress: "192.0.2.7"}, {CidrBlock: "2001:db8::/32"},
		}))(t)
		expect(t, "totalCount", added.TotalCount, 2)
		// This method leaves the escaping to its caller.
		block := url.PathEscape("2001:db8::/32")
		read := must(f.AccessListAPIKeys.Get(f.ctx, f.OrgID, made.ID, block))(t)
		expect(t, "block", read.CidrBlock, "2001:db8::/32")
		_, _, err := f.signedIn(t, made.PublicKey, made.PrivateKey).Organizations.Get(f.ctx, f.OrgID)
		expectRefusal(t, err, http.StatusForbidden, "IP_ADDRESS_NOT_ON_ACCESS_LIST")
		done(f.AccessListAPIKeys.Delete(f.ctx, f.OrgID, made.ID, block))(t)
		list := must(f.AccessListAPIKeys.List(f.ctx, f.OrgID, made.ID, nil))(t)
		expect(t, "totalCount", list.TotalCount, 1)
	})
}

func projectAPIKeys(t *testing.T, f fixture) {
	t.Run("a key of the organization is assigned to a project, listed there and taken out", func(t *testing.T) {
		project, made := f.createProject(t).ID, f.createKey(t, "ORG_MEMBER")
		done(f.ProjectAPIKeys.Assign(f.ctx, project, made.ID, &mongodbatlas.AssignAPIKey{Roles: []string{"GROUP_READ_ONLY"}}))(t)
		list := must(f.ProjectAPIKeys.List(f.ctx, project, &mongodbatlas.ListOptions{ItemsPerPage: 500}))(t)
		isMade := func(key mongodbatlas.APIKey) bool { return key.ID == made.ID }
		expect(t, "in the project", slices.ContainsFunc(list, isMade), true)
		done(f.ProjectAPIKeys.Unassign(f.ctx, project, made.ID))(t)
		list = must(f.ProjectAPIKeys.List(f.ctx, project, nil))(t)
		expect(t, "in the project", slices.ContainsFunc(list, isMade), false)
	})
	t.Run("a key is made in a project", func(t *testing.T) {
		project := f.createProject(t).ID
		made := must(f.ProjectAPIKeys.Create(f.ctx, project, &mongodbatlas.APIKeyInput{Desc: unique("key"), Roles: []string{"GROUP_OWNER"}}))(t)
		read := must(f.signedIn(t, made.PublicKey, made.PrivateKey).Projects.GetOneProject(f.ctx, project))(t)
		expect(t, "id", read.ID, project)
	})
}

func pages(t *testing.T, f fixture) {
	t.Run("a list is read page by page, until there is no link to a next one", func(t *testing.T) {
		project, seen := f.createProject(t).ID, map[string]bool{}
		// The key that made the project is in it.
		own := len(must(f.ProjectAPIKeys.List(f.ctx, project, nil))(t))
		for range 7 - own {
			must(f.ProjectAPIKeys.Create(f.ctx, project, &mongodbatlas.APIKeyInput{Desc: unique("key"), Roles: []string{"GROUP_OWNER"}}))(t)
		}
		for page := 1; ; page++ {
			keys, response, err := f.ProjectAPIKeys.List(f.ctx, project, &mongodbatlas.ListOptions{PageNum: page, ItemsPerPage: 3})
			if err != nil {
				t.Fatal(err)
			}
			current, err := response.CurrentPage()
			if err != nil {
				t.Fatal(err)
			}
			expect(t, "page of the link to itself", current, page)
			for _, key := range keys {
				seen[key.ID] = true
			}
			if response.IsLastPage() {
				expect(t, "pages", page, 3)
				break
			}
		}
		expect(t, "keys", len(seen), 7)
	})
}
