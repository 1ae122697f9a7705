import { type Static, Type } from 'typebox';
import { refuse } from '../../domain/errors.js';
import { limits, ownLimits, tagPattern } from '../../domain/limits.js';
import {
  dateTime,
  int64,
  Links,
  named,
  objectId,
  paginated,
  requestForm,
  ScopeName,
  someText,
  stringEnum,
} from './common.js';

export type ResourceTag = Static<typeof ResourceTag>;
export const ResourceTag = named(
  'ResourceTag',
  Type.Object({
    key: Type.String({ maxLength: limits.tagCharacters, minLength: 1 }),
    value: Type.String({ maxLength: limits.tagCharacters, minLength: 1 }),
  }),
);

/** The greatest length, like the characters, is for the service to say: in the words of the live one. */
const TagText = someText({ minLength: 1 });
const TagTextToSend = Type.String({ maxLength: limits.tagCharacters, minLength: 1, pattern: tagPattern });
const ResourceTagRequest = requestForm(
  named('ResourceTagRequest', Type.Object({ key: TagTextToSend, value: TagTextToSend })),
  Type.Object({ key: TagText, value: TagText }, { additionalProperties: false }),
);

const ResourceTagsRequest = Type.Array(ResourceTagRequest, { maxItems: ownLimits.tagsPerProject });

/** A project. The wire's word for it is group. */
export type Group = Static<typeof Group>;
export const Group = named(
  'Group',
  Type.Object({
    clusterCount: int64({ readOnly: true }),
    created: dateTime({ readOnly: true }),
    id: objectId({ readOnly: true }),
    links: Type.Optional(Links),
    name: ScopeName,
    orgId: objectId(),
    regionUsageRestrictions: Type.Optional(
      stringEnum(['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'GOV_REGIONS_ONLY'], {
        default: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY',
      }),
    ),
    tags: Type.Optional(Type.Array(ResourceTag)),
    withDefaultAlertsSettings: Type.Optional(Type.Boolean({ default: true })),
  }),
);

export const PaginatedAtlasGroupView = paginated('PaginatedAtlasGroupView', Group);

const unlessText = (attribute: string) => refuse('INVALID_JSON_ATTRIBUTE', attribute);

/**
 * The body of createGroup. The read-only members are accepted, whatever they hold, and mean nothing: the Go SDK always
 * sends `clusterCount` and `created`, other clients never do.
 */
export type GroupRequest = Static<typeof GroupRequest>;
export const GroupRequest = requestForm(
  Group,
  Type.Object(
    {
      ...Group.properties,
      clusterCount: Type.Optional(Type.Unknown()),
      created: Type.Optional(Type.Unknown()),
      id: Type.Optional(Type.Unknown()),
      links: Type.Optional(Type.Unknown()),
      name: {
        ...ScopeName,
        refusal: (name: unknown) =>
          typeof name === 'string' ? refuse('INVALID_GROUP_NAME', name) : unlessText('name'),
      },
      orgId: objectId({
        refusal: (id: unknown) =>
          typeof id === 'string' ? refuse('INVALID_ORG_ID', id) : unlessText('orgId'),
      }),
      tags: Type.Optional(ResourceTagsRequest),
    },
    { additionalProperties: false },
  ),
);

/** The body of updateGroup. `name` is published without a pattern; the service holds it to the rules of creation. */
export type GroupUpdate = Static<typeof GroupUpdate>;
export const GroupUpdate = named(
  'GroupUpdate',
  Type.Object(
    {
      name: Type.Optional(someText()),
      tags: Type.Optional(ResourceTagsRequest),
      withDefaultAlertsSettings: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
);

/** The body of migrateGroup. The service checks the destination. Published without a required one. */
export const GroupMigrationRequest = named(
  'GroupMigrationRequest',
  Type.Object(
    {
      destinationOrgId: objectId({
        refusal: (id: unknown) =>
          typeof id === 'string' ? refuse('INVALID_ORG_ID', id) : unlessText('destinationOrgId'),
      }),
      destinationOrgPrivateApiKey: Type.Optional(someText()),
      destinationOrgPublicApiKey: Type.Optional(Type.String({ maxLength: 8, minLength: 8 })),
    },
    { additionalProperties: false },
  ),
);
