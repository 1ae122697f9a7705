import { type Static, Type } from 'typebox';
import { refuse } from '../../domain/errors.js';
import { ownLimits } from '../../domain/limits.js';
import { dateTime, int32, Links, named, paginated, someText } from './common.js';

/**
 * An address or a CIDR block. The published patterns know IPv6 only in its full form; short forms (`2001:db8::1`) are
 * accepted too, and the domain's parser decides, so no pattern stands here.
 */
const Address = someText();
const maxItems = ownLimits.accessListEntriesPerApiKey;

const UserAccessListRequest = named(
  'UserAccessListRequest',
  Type.Object(
    { cidrBlock: Type.Optional(Address), ipAddress: Type.Optional(Address) },
    { additionalProperties: false },
  ),
);

/** The body of createOrgApiKeyAccessListEntry. */
export type UserAccessListRequests = Static<typeof UserAccessListRequests>;
export const UserAccessListRequests = Type.Array(UserAccessListRequest, {
  maxItems,
  refusal: (value: unknown) =>
    Array.isArray(value) ? refuse('MAX_ACCESS_LIST_ENTRIES_PER_API_KEY_EXCEEDED', maxItems) : undefined,
});

/** `count` starts at 0 in recorded replies, where the published minimum is 1. */
export type UserAccessListResponse = Static<typeof UserAccessListResponse>;
export const UserAccessListResponse = named(
  'UserAccessListResponse',
  Type.Object({
    cidrBlock: Address,
    count: int32({ description: 'Requests let in by this entry', minimum: 0, readOnly: true }),
    created: dateTime({ readOnly: true }),
    ipAddress: Type.Optional(Address),
    lastUsed: Type.Optional(dateTime({ readOnly: true })),
    lastUsedAddress: Type.Optional(Type.String({ readOnly: true })),
    links: Type.Optional(Links),
  }),
);

export const PaginatedApiUserAccessListResponseView = paginated(
  'PaginatedApiUserAccessListResponseView',
  UserAccessListResponse,
);
