import { feedLink } from '../../answers/feed-link.js';
import { defineOperation } from '../../operation.js';
import { ActivityFeedLinkResponse } from '../../schemas/activity-feed.js';
import { ProjectFeedQuery } from '../../schemas/activity-feed-queries.js';
import { readEventFilter } from '../../schemas/event-queries.js';

export const getGroupActivityFeed = defineOperation({
  operationId: 'getGroupActivityFeed',
  tag: 'Activity Feed',
  summary: 'Link to the activity page of a project, filtered as asked',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/activityFeed',
  permission: 'project.events.read',
  query: ProjectFeedQuery,
  versions: {
    '2025-03-12': {
      status: 200,
      response: ActivityFeedLinkResponse,
      handle({ path, query, link }) {
        readEventFilter(query);
        const page = link(`/projects/${path.groupId}/activity`);
        const self = link(`/api/atlas/v2/groups/${path.groupId}/activityFeed`);
        return { link: feedLink(page, query), links: [{ href: self, rel: 'self' }] };
      },
    },
  },
});
