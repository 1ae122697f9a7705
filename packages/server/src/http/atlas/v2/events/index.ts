import type { Operation } from '../../../operation.js';
import { getGroupEvent } from '../../../operations/events/getGroupEvent.js';
import { getOrgEvent } from '../../../operations/events/getOrgEvent.js';
import { listEventTypes } from '../../../operations/events/listEventTypes.js';
import { listGroupEvents } from '../../../operations/events/listGroupEvents.js';
import { listOrgEvents } from '../../../operations/events/listOrgEvents.js';

export const events: readonly Operation[] = [
  listOrgEvents,
  getOrgEvent,
  listGroupEvents,
  getGroupEvent,
  listEventTypes,
];
