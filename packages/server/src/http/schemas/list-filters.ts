import { type TNumberOptions, Type } from 'typebox';
import { listBounds } from '../../domain/bounds/lists.js';
import { int32 } from './common.js';

/** A number of days from now, before or after. */
export function days(options: TNumberOptions = {}) {
  return int32({ maximum: listBounds.filteredDays.most, minimum: 0, ...options });
}

/** Which credentials of a list, by how long they have not been used. */
export const agePeriods = {
  neverUsed: Type.Optional(
    Type.Boolean({ default: false, description: 'Only those with which no request was ever made' }),
  ),
  unusedForDays: Type.Optional(
    days({ description: 'Only those that were neither made nor used within so many days' }),
  ),
};
