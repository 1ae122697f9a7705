import { feedLink } from '../../answers/feed-link.js';
import { defineOperation } from '../../operation.js';
import { ActivityFeedLinkResponse } from '../../schemas/activity-feed.js';
import { OrganizationFeedQuery } from '../../schemas/activity-feed-queries.js';
import { readEventFilter } from '../../schemas/event-queries.js';

export const getOrgActivityFeed = defineOperation({
  operationId: 'getOrgActivityFeed',
  tag: 'Activity Feed',
  summary: 'Link to the activity page of an organization, filtered as asked',
  method: 'GET',
  path: '/api/atlas/v2/orgs/{orgId}/activityFeed',
  permission: 'organization.events.read',
  query: OrganizationFeedQuery,
  versions: {
    '2025-03-12': {
      status: 200,
      response: ActivityFeedLinkResponse,
      handle({ path, query, link }) {
        readEventFilter(query);
        const page = link(`/organizations/${path.orgId}/activity`);
        const self = link(`/api/atlas/v2/orgs/${path.orgId}/activityFeed`);
        return { link: feedLink(page, query), links: [{ href: self, rel: 'self' }] };
      },
    },
  },
});
