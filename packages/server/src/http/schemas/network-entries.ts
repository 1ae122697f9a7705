import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { ownLimits } from '../../domain/limits.js';
import {
  dateTime,
  Links,
  named,
  nullable,
  objectId,
  paginated,
  requestForm,
  someText,
  stringEnum,
} from './common.js';

/** Checked by the domain, which also reads the short forms of IPv6. */
const Address = someText();
const AwsSecurityGroup = Type.String({ pattern: '^([0-9]*/)?sg-([0-9]*)' });
const Comment = Type.String({ maxLength: textBounds.networkComment.most });

export type NetworkPermissionEntry = Static<typeof NetworkPermissionEntry>;
export const NetworkPermissionEntry = named(
  'NetworkPermissionEntry',
  Type.Object({
    awsSecurityGroup: Type.Optional(AwsSecurityGroup),
    cidrBlock: Type.Optional(Address),
    comment: Type.Optional(Comment),
    deleteAfterDate: Type.Optional(dateTime()),
    groupId: Type.Optional(objectId({ readOnly: true })),
    ipAddress: Type.Optional(Address),
    links: Type.Optional(Links),
  }),
);

export const PaginatedNetworkAccessView = paginated('PaginatedNetworkAccessView', NetworkPermissionEntry);

/** The published pattern has no end, and decimal digits only, although ids of security groups are hexadecimal. */
const AwsSecurityGroupRequest = Type.String({
  maxLength: textBounds.awsSecurityGroup.most,
  pattern: '^(([0-9]+/)?sg-[0-9a-f]+)?$',
});

/** Clients send the members they do not use as empty strings or null, and the read-only ones along. */
const NetworkPermissionEntryRequest = requestForm(
  NetworkPermissionEntry,
  Type.Object(
    {
      awsSecurityGroup: Type.Optional(nullable(AwsSecurityGroupRequest)),
      cidrBlock: Type.Optional(nullable(Address)),
      comment: Type.Optional(nullable(Comment)),
      deleteAfterDate: Type.Optional(nullable(someText())),
      groupId: Type.Optional(Type.Unknown()),
      ipAddress: Type.Optional(nullable(Address)),
      links: Type.Optional(Type.Unknown()),
    },
    { additionalProperties: false },
  ),
);

/** The body of createGroupAccessListEntry. */
export const NetworkPermissionEntryRequests = Type.Array(NetworkPermissionEntryRequest, {
  maxItems: ownLimits.networkEntriesPerRequest,
});

export const NetworkPermissionEntryStatus = named(
  'NetworkPermissionEntryStatus',
  Type.Object({ STATUS: stringEnum(['PENDING', 'FAILED', 'ACTIVE'], { readOnly: true }) }),
);
