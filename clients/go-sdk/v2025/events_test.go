package v2025

import (
	"net/http"
	"testing"
	"time"

	"go.mongodb.org/atlas-sdk/v20250312020/admin"
)

func events(t *testing.T, f fixture) {
	t.Run("a change is in the events of the organization, and can be read alone", func(t *testing.T) {
		other := f.createOrganization(t)
		made := other.createKey(t, "ORG_MEMBER")
		request := other.EventsApi.ListOrgEvents(f.ctx, other.OrgID).EventType([]string{"API_KEY_CREATED"})
		list := must(request.MinDate(time.Now().Add(-time.Minute)).Execute())(t)
		newest := list.GetResults()[0]
		expect(t, "targetPublicKey", newest.GetTargetPublicKey(), made.GetPublicKey())
		alone := must(other.EventsApi.GetOrgEvent(f.ctx, other.OrgID, newest.GetId()).Execute())(t)
		expect(t, "eventTypeName", alone.GetEventTypeName(), "API_KEY_CREATED")
	})
	t.Run("a change in a project is in the events of the project", func(t *testing.T) {
		project := f.createProject(t).GetId()
		entries := []admin.NetworkPermissionEntry{{IpAddress: ptr("192.0.2.7")}}
		must(f.ProjectIPAccessListApi.CreateAccessListEntry(f.ctx, project, &entries).Execute())(t)
		list := must(f.EventsApi.ListGroupEvents(f.ctx, project).IncludeCount(true).Execute())(t)
		newest := list.GetResults()[0]
		expect(t, "eventTypeName", newest.GetEventTypeName(), "NETWORK_PERMISSION_ENTRY_ADDED")
		alone := must(f.EventsApi.GetGroupEvent(f.ctx, project, newest.GetId()).Execute())(t)
		expect(t, "groupId", alone.GetGroupId(), project)
	})
	t.Run("types of events are listed", func(t *testing.T) {
		list := must(f.EventsApi.ListEventTypes(f.ctx).Execute())(t)
		expect(t, "some types", list.GetTotalCount() > 0, true)
	})
	t.Run("the feeds have links", func(t *testing.T) {
		for _, link := range []*admin.ActivityFeedLinkResponse{
			must(f.ActivityFeedApi.GetOrgActivityFeed(f.ctx, f.OrgID).Execute())(t),
			must(f.ActivityFeedApi.GetGroupActivityFeed(f.ctx, f.ProjectID).Execute())(t),
		} {
			expect(t, "a link", link.GetLink() != "", true)
		}
	})
	t.Run("an event that does not exist is refused by its code", func(t *testing.T) {
		_, _, err := f.EventsApi.GetOrgEvent(f.ctx, f.OrgID, "0123456789abcdef01234567").Execute()
		refusal := expectRefusal(t, err, http.StatusNotFound, "ORG_EVENT_NOT_FOUND")
		expect(t, "detail", refusal.GetDetail() != "", true)
	})
}
