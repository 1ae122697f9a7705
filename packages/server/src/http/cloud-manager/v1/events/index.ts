import type { Operation } from '../../../operation.js';
import { getGroupEvent } from './getGroupEvent.js';
import { getOrgEvent } from './getOrgEvent.js';
import { listGroupEvents } from './listGroupEvents.js';
import { listOrgEvents } from './listOrgEvents.js';

export const events: readonly Operation[] = [listOrgEvents, getOrgEvent, listGroupEvents, getGroupEvent];
