import { type Static, Type } from 'typebox';
import { named, paginated } from './common.js';

export type EventTypeDetails = Static<typeof EventTypeDetails>;
export const EventTypeDetails = named(
  'EventTypeDetails',
  Type.Object({
    alertable: Type.Optional(Type.Boolean({ readOnly: true })),
    description: Type.Optional(Type.String({ readOnly: true })),
    eventType: Type.Optional(Type.String({ readOnly: true })),
  }),
);

export const PaginatedEventTypeDetailsResponse = paginated(
  'PaginatedEventTypeDetailsResponse',
  EventTypeDetails,
);
