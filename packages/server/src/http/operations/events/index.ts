import type { OperationDefinition } from '../../define-operation.js';
import { getGroupActivityFeed } from './getGroupActivityFeed.js';
import { getGroupEvent } from './getGroupEvent.js';
import { getOrgActivityFeed } from './getOrgActivityFeed.js';
import { getOrgEvent } from './getOrgEvent.js';
import { listEventTypes } from './listEventTypes.js';
import { listGroupEvents } from './listGroupEvents.js';
import { listOrgEvents } from './listOrgEvents.js';

export const events: readonly OperationDefinition[] = [
  listOrgEvents,
  getOrgEvent,
  listGroupEvents,
  getGroupEvent,
  listEventTypes,
  getOrgActivityFeed,
  getGroupActivityFeed,
];
