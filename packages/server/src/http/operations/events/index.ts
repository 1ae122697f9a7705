import type { OperationDefinition } from '../../define-operation.js';
import { getGroupActivityFeed } from './getGroupActivityFeed.js';
import { getGroupAuditEvent } from './getGroupAuditEvent.js';
import { getGroupEvent } from './getGroupEvent.js';
import { getOrgActivityFeed } from './getOrgActivityFeed.js';
import { getOrgAuditEvent } from './getOrgAuditEvent.js';
import { getOrgEvent } from './getOrgEvent.js';
import { listEventTypes } from './listEventTypes.js';
import { listGroupAuditEvents } from './listGroupAuditEvents.js';
import { listGroupEvents } from './listGroupEvents.js';
import { listOrgAuditEvents } from './listOrgAuditEvents.js';
import { listOrgEvents } from './listOrgEvents.js';

export const events: readonly OperationDefinition[] = [
  listOrgEvents,
  getOrgEvent,
  listGroupEvents,
  getGroupEvent,
  listEventTypes,
  getOrgActivityFeed,
  getGroupActivityFeed,
  listOrgAuditEvents,
  getOrgAuditEvent,
  listGroupAuditEvents,
  getGroupAuditEvent,
];
