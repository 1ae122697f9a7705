import { Type } from 'typebox';
import { defineOperation } from '../../../operation.js';
import { ProjectEventsQuery, readEventFilter } from '../events/query.js';
import { ActivityFeedLinkResponse } from '../schemas/activityFeed.js';
import { feedLink } from './feed-link.js';

const { eventType, maxDate, minDate, clusterNames } = ProjectEventsQuery.properties;

export const getGroupActivityFeed = defineOperation({
  operationId: 'getGroupActivityFeed',
  tag: 'Activity Feed',
  summary: 'Link to the activity page of a project, filtered as asked',
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}/activityFeed',
  permission: 'project.events.read',
  query: Type.Object({ clusterName: clusterNames, eventType, maxDate, minDate }),
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
