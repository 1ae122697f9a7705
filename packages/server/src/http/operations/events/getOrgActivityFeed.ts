import { feedLink } from '../../answers/feed-link.js';
import { operation } from '../../define-operation.js';
import { ActivityFeedLinkResponse } from '../../schemas/activity-feed.js';
import { OrganizationFeedQuery } from '../../schemas/activity-feed-queries.js';
import { readEventFilter } from '../../schemas/event-queries.js';

export const getOrgActivityFeed = operation({
  operationId: 'getOrgActivityFeed',
  tag: 'Activity Feed',
  summary: 'Link to the activity page of an organization, filtered as asked',
  method: 'GET',
  path: '/orgs/{orgId}/activityFeed',
  permission: 'organization.events.read',
  query: OrganizationFeedQuery,
  status: 200,
  response: ActivityFeedLinkResponse,
  handle({ path, query, publicUrl, link }) {
    readEventFilter(query);
    const page = `${publicUrl}/organizations/${path.orgId}/activity`;
    const self = link(`/orgs/${path.orgId}/activityFeed`);
    return { link: feedLink(page, query), links: [{ href: self, rel: 'self' }] };
  },
  wires: {
    atlas: { versions: { '2025-03-12': {} } },
  },
});
