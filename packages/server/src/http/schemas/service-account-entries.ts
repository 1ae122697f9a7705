import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { dateTime, int32, named, nullable, paginated, requestForm, someText } from './common.js';

/** As for API keys, the domain's parser decides instead of the published patterns, which know no short IPv6 forms. */
const Address = Type.Optional(nullable(someText()));

const entryProperties = {
  cidrBlock: Address,
  createdAt: Type.Optional(dateTime({ maxLength: textBounds.someText.most, readOnly: true })),
  ipAddress: Address,
  lastUsedAddress: Type.Optional(nullable(someText(), { readOnly: true })),
  lastUsedAt: Type.Optional(nullable(dateTime({ maxLength: textBounds.someText.most }), { readOnly: true })),
  requestCount: Type.Optional(int32({ readOnly: true })),
};

/**
 * An entry of the access list of a service account; its members have other names than those of an API key's. The published
 * schema describes replies and requests alike, so it requires no member.
 */
export type ServiceAccountIPAccessListEntry = Static<typeof ServiceAccountIPAccessListEntry>;
export const ServiceAccountIPAccessListEntry = requestForm(
  named('ServiceAccountIPAccessListEntry', Type.Object(entryProperties)),
  Type.Object({
    ...entryProperties,
    cidrBlock: Type.String(),
    createdAt: dateTime({ readOnly: true }),
    requestCount: int32({ readOnly: true }),
  }),
);

export const PaginatedServiceAccountIPAccessEntryView = paginated(
  'PaginatedServiceAccountIPAccessEntryView',
  ServiceAccountIPAccessListEntry,
);

const maxItems = limits.accessListEntriesPerServiceAccount;

/** The body that adds entries. What is read-only is taken and counts for nothing: clients send back what they read. */
export const ServiceAccountIPAccessListEntries = Type.Array(
  requestForm(ServiceAccountIPAccessListEntry, Type.Object(entryProperties, { additionalProperties: false })),
  {
    maxItems,
    refusal: (value: unknown) =>
      Array.isArray(value)
        ? refuse('MAX_ACCESS_LIST_ENTRIES_PER_SERVICE_ACCOUNT_EXCEEDED', maxItems)
        : refuse('INVALID_JSON', 'array'),
  },
);
