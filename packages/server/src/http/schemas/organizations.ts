import { type Static, Type } from 'typebox';
import { refuse } from '../../domain/errors.js';
import { ApiKeyUserDetails, CreateAtlasOrganizationApiKey } from './api-keys.js';
import { Links, named, nullable, objectId, paginated, requestForm, ScopeName } from './common.js';
import { OrgServiceAccount, OrgServiceAccountRequestBody } from './service-accounts.js';

const SkipDefaultAlerts = Type.Boolean({ default: false });

export const OrganizationName = Type.Unsafe<string>({
  ...ScopeName,
  refusal: (name: unknown) =>
    typeof name === 'string' ? refuse('INVALID_ORG_NAME', name) : refuse('INVALID_JSON_ATTRIBUTE', 'name'),
});

export type AtlasOrganization = Static<typeof AtlasOrganization>;
export const AtlasOrganization = named(
  'AtlasOrganization',
  Type.Object({
    id: objectId({ readOnly: true }),
    isDeleted: Type.Optional(Type.Boolean({ readOnly: true })),
    links: Type.Optional(Links),
    name: OrganizationName,
    skipDefaultAlertsSettings: Type.Optional(SkipDefaultAlerts),
  }),
);

export const PaginatedOrganizationView = paginated('PaginatedOrganizationView', AtlasOrganization);

/** The body of updateOrg. It has no default: what a PATCH leaves out stays as it is. */
export type AtlasOrganizationRequest = Static<typeof AtlasOrganizationRequest>;
export const AtlasOrganizationRequest = requestForm(
  AtlasOrganization,
  Type.Object(
    {
      ...AtlasOrganization.properties,
      id: Type.Optional(objectId({ readOnly: true })),
      skipDefaultAlertsSettings: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
);

/** Terraform sends `orgOwnerId: ""` when no owner is set; the published pattern has no empty form. */
const IdOrEmpty = objectId({ pattern: '^([a-f0-9]{24})?$' });

export type CreateOrganizationRequest = Static<typeof CreateOrganizationRequest>;
export const CreateOrganizationRequest = named(
  'CreateOrganizationRequest',
  Type.Object(
    {
      apiKey: Type.Optional(CreateAtlasOrganizationApiKey),
      federationSettingsId: Type.Optional(IdOrEmpty),
      name: OrganizationName,
      orgOwnerId: Type.Optional(IdOrEmpty),
      serviceAccount: Type.Optional(nullable(OrgServiceAccountRequestBody)),
      skipDefaultAlertsSettings: Type.Optional(SkipDefaultAlerts),
    },
    { additionalProperties: false },
  ),
);

/** Holds the new organization and the first credential, whichever kind was asked for, with its secret readable. */
export type CreateOrganizationResponse = Static<typeof CreateOrganizationResponse>;
export const CreateOrganizationResponse = named(
  'CreateOrganizationResponse',
  Type.Object({
    apiKey: Type.Optional(ApiKeyUserDetails),
    federationSettingsId: Type.Optional(objectId({ readOnly: true })),
    orgOwnerId: Type.Optional(objectId({ readOnly: true })),
    organization: AtlasOrganization,
    serviceAccount: Type.Optional(OrgServiceAccount),
    skipDefaultAlertsSettings: Type.Optional(SkipDefaultAlerts),
  }),
);
