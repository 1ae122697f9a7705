package vault

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/vault/sdk/logical"
	"go.mongodb.org/atlas/mongodbatlas"
)

func TestRootConfiguration(t *testing.T) {
	m := newMount(t)
	t.Run("shows the public key and keeps the private key", func(t *testing.T) {
		response, err := m.handle(logical.ReadOperation, "config", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, "fields", len(response.Data), 1)
	})
	t.Run("with a wrong key, credentials are refused with the answer for everybody", func(t *testing.T) {
		other := newMount(t)
		other.write(t, "config", map[string]any{"public_key": "abcdefgh", "private_key": "00000000-0000-0000-0000-000000000000"})
		_, err := other.ask(t, map[string]any{"organization_id": organizationID, "roles": "ORG_MEMBER"})
		if err == nil || !strings.Contains(err.Error(), "You are not authorized for this resource.") {
			t.Errorf("got %v", err)
		}
	})
}

func TestKeysOfAnOrganization(t *testing.T) {
	m := newMount(t)
	t.Run("are issued, used and revoked", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"organization_id": organizationID, "roles": "ORG_READ_ONLY,ORG_GROUP_CREATOR"})
		expect(t, "status of a call", issued.reads(t), http.StatusOK)
		roles := rolesOf(t, issued.keyID())
		expect(t, "roles", len(roles), 2)
		expect(t, "organization of a role", roles["ORG_GROUP_CREATOR"], organizationID)

		m.revoke(t, issued)
		expect(t, "status of a call", issued.reads(t), http.StatusUnauthorized)
	})
	t.Run("are found by the description that the engine gives them", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"organization_id": organizationID, "roles": "ORG_MEMBER"})
		defer m.revoke(t, issued)
		key, _, err := owner(t).APIKeys.Get(context.Background(), organizationID, issued.keyID())
		if err != nil {
			t.Fatal(err)
		}
		expect(t, "desc", key.Desc, issued.Description)
		expect(t, "publicKey", key.PublicKey, issued.PublicKey)
	})
	t.Run("are renewed without a call", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"organization_id": organizationID, "roles": "ORG_MEMBER", "ttl": "60s", "max_ttl": "120s"})
		defer m.revoke(t, issued)
		if _, err := m.handle(logical.RenewOperation, "", nil, issued.Lease); err != nil {
			t.Fatal(err)
		}
		expect(t, "status of a call", issued.reads(t), http.StatusOK)
	})
	t.Run("a role that does not exist is refused by its name", func(t *testing.T) {
		_, err := m.ask(t, map[string]any{"organization_id": organizationID, "roles": "ORG_EMPEROR"})
		if err == nil || !strings.Contains(err.Error(), "ORG_EMPEROR") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a key that somebody deleted before is an error of the engine, which waits for 404", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"organization_id": organizationID, "roles": "ORG_MEMBER"})
		if _, err := owner(t).APIKeys.Delete(context.Background(), organizationID, issued.keyID()); err != nil {
			t.Fatal(err)
		}
		_, err := m.handle(logical.RevokeOperation, "", nil, issued.Lease)
		if err == nil || !strings.Contains(err.Error(), "API_KEY_NOT_FOUND") {
			t.Errorf("got %v", err)
		}
	})
}

func TestKeysOfAProject(t *testing.T) {
	m := newMount(t)
	t.Run("are issued, used and revoked, and nothing of them stays in the organization", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"project_id": projectID, "roles": "GROUP_READ_ONLY"})
		_, _, err := issued.client(t).Projects.GetOneProject(context.Background(), projectID)
		if err != nil {
			t.Fatal(err)
		}
		m.revoke(t, issued)
		expect(t, "status of a call", issued.reads(t), http.StatusUnauthorized)
		_, response, _ := owner(t).APIKeys.Get(context.Background(), organizationID, issued.keyID())
		expect(t, "status of the key", response.StatusCode, gone)
	})
	t.Run("tell the organization that they belong to, where the engine has to look for it", func(t *testing.T) {
		issued := m.issue(t, map[string]any{"project_id": projectID, "roles": "GROUP_OWNER", "ip_addresses": "127.0.0.1"})
		defer m.revoke(t, issued)
		expect(t, "organization of the role", rolesOf(t, issued.keyID())["ORG_MEMBER"], organizationID)
		expect(t, "status of a call", issued.reads(t), http.StatusOK)
	})
	t.Run("are issued by a root key of the project, which cannot delete them", func(t *testing.T) {
		root := m.issue(t, map[string]any{"project_id": projectID, "roles": "GROUP_OWNER"})
		ofProject := newMount(t)
		ofProject.write(t, "config", map[string]any{"public_key": root.PublicKey, "private_key": root.PrivateKey})
		issued := ofProject.issue(t, map[string]any{"project_id": projectID, "roles": "GROUP_READ_ONLY"})
		expect(t, "status of a call", issued.reads(t), http.StatusOK)
		_, err := ofProject.handle(logical.RevokeOperation, "", nil, issued.Lease)
		if err == nil {
			t.Error("the key was deleted")
		}
		m.revoke(t, root)
	})
	t.Run("of an organization are assigned to a project", func(t *testing.T) {
		issued := m.issue(t, map[string]any{
			"organization_id": organizationID, "roles": "ORG_MEMBER",
			"project_id": projectID, "project_roles": "GROUP_CLUSTER_MANAGER",
		})
		expect(t, "project of the role", rolesOf(t, issued.keyID())["GROUP_CLUSTER_MANAGER"], projectID)
		m.revoke(t, issued)
		expect(t, "status of a call", issued.reads(t), http.StatusUnauthorized)
	})
}

func TestAccessLists(t *testing.T) {
	m := newMount(t)
	organization := func(lists map[string]any) map[string]any {
		lists["organization_id"], lists["roles"] = organizationID, "ORG_MEMBER"
		return lists
	}
	t.Run("with addresses and blocks are what the key has", func(t *testing.T) {
		issued := m.issue(t, organization(map[string]any{"ip_addresses": "192.0.2.7", "cidr_blocks": "127.0.0.0/8"}))
		defer m.revoke(t, issued)
		list, _, err := owner(t).AccessListAPIKeys.List(context.Background(), organizationID, issued.keyID(), &mongodbatlas.ListOptions{})
		if err != nil {
			t.Fatal(err)
		}
		expect(t, "entries", len(list.Results), 2)
		expect(t, "status of a call", issued.reads(t), http.StatusOK)
	})
	t.Run("keep everybody else out", func(t *testing.T) {
		issued := m.issue(t, organization(map[string]any{"ip_addresses": "192.0.2.7"}))
		defer m.revoke(t, issued)
		expect(t, "status of a call", issued.reads(t), http.StatusForbidden)
	})
	t.Run("with an entry that is no address are refused", func(t *testing.T) {
		_, err := m.ask(t, organization(map[string]any{"cidr_blocks": "192.0.2.0/99"}))
		if err == nil || !strings.Contains(err.Error(), "192.0.2.0/99") {
			t.Errorf("got %v", err)
		}
	})
}
