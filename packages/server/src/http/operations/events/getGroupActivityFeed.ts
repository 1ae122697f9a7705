import { feedLink } from '../../answers/feed-link.js';
import { operation } from '../../define-operation.js';
import { ActivityFeedLinkResponse } from '../../schemas/activity-feed.js';
import { ProjectFeedQuery } from '../../schemas/activity-feed-queries.js';
import { readEventFilter } from '../../schemas/event-queries.js';

export const getGroupActivityFeed = operation({
  operationId: 'getGroupActivityFeed',
  tag: 'Activity Feed',
  summary: 'Link to the activity page of a project, filtered as asked',
  method: 'GET',
  path: '/groups/{groupId}/activityFeed',
  permission: 'project.events.read',
  query: ProjectFeedQuery,
  status: 200,
  response: ActivityFeedLinkResponse,
  handle({ path, query, publicUrl, link }) {
    readEventFilter(query);
    const page = `${publicUrl}/projects/${path.groupId}/activity`;
    const self = link(`/groups/${path.groupId}/activityFeed`);
    return { link: feedLink(page, query), links: [{ href: self, rel: 'self' }] };
  },
  wires: {
    atlas: { versions: { '2025-03-12': {} } },
  },
});
