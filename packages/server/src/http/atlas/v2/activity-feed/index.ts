import type { Operation } from '../../../operation.js';
import { getGroupActivityFeed } from './getGroupActivityFeed.js';
import { getOrgActivityFeed } from './getOrgActivityFeed.js';

export const activityFeed: readonly Operation[] = [getOrgActivityFeed, getGroupActivityFeed];
