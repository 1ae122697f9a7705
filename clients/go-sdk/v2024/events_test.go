package v2024

import (
	"net/http"
	"testing"

	"go.mongodb.org/atlas-sdk/v20241113005/admin"
)

func events(t *testing.T, f fixture) {
	t.Run("a change is in the events of the organization, and can be read alone", func(t *testing.T) {
		other := f.createOrganization(t)
		created := other.EventsApi.ListOrganizationEvents(f.ctx, other.OrgID).EventType([]string{"API_KEY_CREATED"})
		created = created.IncludeCount(true)
		before := must(created.Execute())(t)
		other.createKey(t, "ORG_MEMBER")
		after := must(created.Execute())(t)
		expect(t, "events", after.GetTotalCount(), before.GetTotalCount()+1)
		newest := after.GetResults()[0]
		alone := must(other.EventsApi.GetOrganizationEvent(f.ctx, other.OrgID, newest.GetId()).Execute())(t)
		expect(t, "eventTypeName", alone.GetEventTypeName(), "API_KEY_CREATED")
	})
	t.Run("a change in a project is in the events of the project", func(t *testing.T) {
		project := f.createProject(t).GetId()
		entries := []admin.NetworkPermissionEntry{{IpAddress: ptr("192.0.2.7")}}
		must(f.ProjectIPAccessListApi.CreateProjectIpAccessList(f.ctx, project, &entries).Execute())(t)
		list := must(f.EventsApi.ListProjectEvents(f.ctx, project).IncludeCount(true).Execute())(t)
		newest := list.GetResults()[0]
		expect(t, "eventTypeName", newest.GetEventTypeName(), "NETWORK_PERMISSION_ENTRY_ADDED")
		alone := must(f.EventsApi.GetProjectEvent(f.ctx, project, newest.GetId()).Execute())(t)
		expect(t, "groupId", alone.GetGroupId(), project)
	})
	t.Run("types of events are listed", func(t *testing.T) {
		list := must(f.EventsApi.ListEventTypes(f.ctx).Execute())(t)
		expect(t, "some types", list.GetTotalCount() > 0, true)
	})
	t.Run("an event that does not exist is refused by its code", func(t *testing.T) {
		_, _, err := f.EventsApi.GetOrganizationEvent(f.ctx, f.OrgID, "0123456789abcdef01234567").Execute()
		refusal := expectRefusal(t, err, http.StatusNotFound, "ORG_EVENT_NOT_FOUND")
		expect(t, "detail", refusal.GetDetail() != "", true)
	})
}
