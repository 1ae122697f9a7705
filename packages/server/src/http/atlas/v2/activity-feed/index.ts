import type { Operation } from '../../../operation.js';
import { getGroupActivityFeed } from '../../../operations/events/getGroupActivityFeed.js';
import { getOrgActivityFeed } from '../../../operations/events/getOrgActivityFeed.js';

export const activityFeed: readonly Operation[] = [getOrgActivityFeed, getGroupActivityFeed];
