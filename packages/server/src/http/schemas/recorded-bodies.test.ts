import type { TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { PaginatedApiUserAccessListResponseView } from './access-list-entries.js';
import { ApiKeyUserDetails, PaginatedApiApiUserView } from './api-keys.js';
import { ApiError } from './errors.js';
import { PaginatedEventTypeDetailsResponse } from './event-types.js';
import { GroupPaginatedEventView, OrgPaginatedEventView } from './events.js';
import { DataFederationLimits, PaginatedDefaultGroupLimitResponse } from './limits.js';
import { PaginatedAvailableVersionView } from './mongodb-versions.js';
import { OrganizationSettings } from './organization-settings.js';
import { AtlasOrganization, CreateOrganizationResponse, PaginatedOrganizationView } from './organizations.js';
import { GroupIPAddresses } from './project-addresses.js';
import { GroupSettings } from './project-settings.js';
import { Group, PaginatedAtlasGroupView } from './projects.js';
import { PaginatedRateLimitEndpointSets } from './rate-limits.js';
import { ControlPlaneIPAddresses, SystemStatus } from './root.js';

const base = 'http://localhost:8080/api/atlas/v2';
const org = '5f0000000000000000000001';
const group = '5f0000000000000000000002';
const key = '5f0000000000000000000003';
const event = '5f0000000000000000000004';
const page = '?includeCount=true&pageNum=1&itemsPerPage=100';

const self = (path: string) => [{ href: `${base}${path}`, rel: 'self' }];
const pageOf = (path: string, results: unknown[]) => ({
  links: self(`${path}${page}`),
  results,
  totalCount: results.length,
});

const apiKey = {
  desc: 'proj key',
  id: key,
  links: self(`/orgs/${org}/apiKeys/${key}`),
  privateKey: '11111111-2222-4333-8444-555555555555',
  publicKey: 'abcdwxyz',
  roles: [
    { orgId: org, roleName: 'ORG_MEMBER' },
    { groupId: group, roleName: 'GROUP_READ_ONLY' },
  ],
};
const maskedApiKey = { ...apiKey, privateKey: '********-****-****-555555555555' };

const organization = {
  id: org,
  isDeleted: false,
  links: self(`/orgs/${org}`),
  name: 'Example Org',
  skipDefaultAlertsSettings: false,
};

const project = {
  clusterCount: 0,
  created: '2026-08-10T03:05:48Z',
  id: group,
  links: [
    ...self(`/groups/${group}`),
    { href: `${base}/groups/${group}/containers`, rel: 'https://cloud.mongodb.com/containers' },
  ],
  name: 'example',
  orgId: org,
  tags: [{ key: 'env', value: 'e2e' }],
  withDefaultAlertsSettings: true,
};

const actor = {
  apiKeyId: key,
  created: '2026-08-10T03:04:29Z',
};

const orgEvents = [
  {
    ...actor,
    eventTypeName: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
    id: event,
    isGlobalAdmin: false,
    links: self(`/groups/null/events/${event}`),
    orgId: org,
    publicKey: 'abcdwxyz',
    remoteAddress: '198.51.100.7',
    targetPublicKey: 'klmnopqr',
    whitelistEntry: '192.0.2.10',
  },
  {
    apiKeyId: key,
    clientId: 'mdb_sa_id_aaaaaaaaaaaaaaaaaaaaaaaa',
    created: '2026-08-10T03:04:29Z',
    eventTypeName: 'SERVICE_ACCOUNT_CREATED',
    id: event,
    isGlobalAdmin: false,
    links: self(`/groups/null/events/${event}`),
    orgId: org,
    publicKey: 'abcdwxyz',
    remoteAddress: '198.51.100.7',
  },
  {
    created: '2026-08-10T03:04:29Z',
    eventTypeName: 'GROUP_TAGS_MODIFIED',
    groupId: group,
    id: event,
    isGlobalAdmin: false,
    links: self(`/groups/${group}/events/${event}`),
    orgId: org,
    resourceId: group,
    resourceType: 'project',
  },
];

const groupEvents = [
  {
    ...actor,
    eventTypeName: 'API_KEY_ADDED_TO_GROUP',
    groupId: group,
    id: event,
    isGlobalAdmin: false,
    links: self(`/groups/${group}/events/${event}`),
    publicKey: 'abcdwxyz',
    remoteAddress: '198.51.100.7',
    targetPublicKey: 'klmnopqr',
  },
  {
    created: '2026-08-10T03:04:29Z',
    eventTypeName: 'TEAM_ADDED_TO_GROUP',
    groupId: group,
    id: event,
    isGlobalAdmin: true,
    links: self(`/groups/${group}/events/${event}`),
    teamId: '5f0000000000000000000005',
  },
];

/** Bodies in the recorded form and, where nothing was recorded, in the published one; keys in the wire's order. */
const recordedBodies: { name: string; schema: TSchema; body: unknown }[] = [
  { name: 'ApiKeyUserDetails', schema: ApiKeyUserDetails, body: apiKey },
  {
    name: 'PaginatedApiApiUserView',
    schema: PaginatedApiApiUserView,
    body: pageOf(`/orgs/${org}/apiKeys`, [maskedApiKey]),
  },
  {
    name: 'PaginatedApiUserAccessListResponseView',
    schema: PaginatedApiUserAccessListResponseView,
    body: pageOf(`/orgs/${org}/apiKeys/${key}/accessList`, [
      {
        cidrBlock: '192.0.2.10/32',
        count: 0,
        created: '2026-08-10T03:02:57Z',
        ipAddress: '192.0.2.10',
        links: self(`/orgs/${org}/apiKeys/${key}/accessList/192.0.2.10`),
      },
      {
        cidrBlock: '2001:db8::/32',
        count: 7,
        created: '2026-08-10T03:02:57Z',
        lastUsed: '2026-08-10T04:02:57Z',
        lastUsedAddress: '2001:db8::1',
        links: self(`/orgs/${org}/apiKeys/${key}/accessList/2001:db8::%2F32`),
      },
    ]),
  },
  { name: 'AtlasOrganization', schema: AtlasOrganization, body: organization },
  {
    name: 'PaginatedOrganizationView',
    schema: PaginatedOrganizationView,
    body: pageOf('/orgs', [organization]),
  },
  {
    name: 'CreateOrganizationResponse with an API key',
    schema: CreateOrganizationResponse,
    body: { apiKey, orgOwnerId: key, organization, skipDefaultAlertsSettings: false },
  },
  {
    name: 'CreateOrganizationResponse with a service account',
    schema: CreateOrganizationResponse,
    body: {
      organization,
      serviceAccount: {
        clientId: 'mdb_sa_id_aaaaaaaaaaaaaaaaaaaaaaaa',
        createdAt: '2026-01-01T00:00:00Z',
        description: 'ci',
        name: 'ci',
        roles: ['ORG_MEMBER'],
        secrets: [
          {
            createdAt: '2026-01-01T00:00:00Z',
            expiresAt: '2026-01-31T00:00:00Z',
            id: 'bbbbbbbbbbbbbbbbbbbbbbbb',
            lastUsedAt: null,
            secret: 'mdb_sa_sk_EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE00',
          },
        ],
      },
      skipDefaultAlertsSettings: true,
    },
  },
  {
    name: 'OrganizationSettings',
    schema: OrganizationSettings,
    body: {
      apiAccessListRequired: true,
      customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 43200, idleSessionTimeoutInSeconds: 300 },
      genAIFeaturesEnabled: true,
      maxServiceAccountSecretValidityInHours: 8760,
      multiFactorAuthRequired: false,
      operationsContact: null,
      restrictEmployeeAccess: false,
      securityContact: '',
      streamsCrossGroupEnabled: false,
    },
  },
  { name: 'Group', schema: Group, body: project },
  {
    name: 'PaginatedAtlasGroupView',
    schema: PaginatedAtlasGroupView,
    body: pageOf('/groups', [{ ...project, tags: [] }]),
  },
  {
    name: 'GroupSettings',
    schema: GroupSettings,
    body: {
      isAtlasHomePageAiAssistantEnabled: true,
      isClusterAiAssistantEnabled: true,
      isCollectDatabaseSpecificsStatisticsEnabled: true,
      isDataExplorerEnabled: true,
      isDataExplorerGenAIFeaturesEnabled: true,
      isDataExplorerGenAISampleDocumentPassingEnabled: false,
      isDataValidationEnabled: true,
      isExtendedStorageSizesEnabled: false,
      isNativeRerankingEnabled: false,
      isPerformanceAdvisorEnabled: true,
      isRealtimePerformancePanelEnabled: true,
      isSchemaAdvisorEnabled: true,
    },
  },
  {
    name: 'DataFederationLimits',
    schema: DataFederationLimits,
    body: [
      {
        currentUsage: 0,
        defaultLimit: 25,
        maximumLimit: 90,
        name: 'atlas.project.deployment.clusters',
        value: 25,
      },
    ],
  },
  {
    name: 'PaginatedDefaultGroupLimitResponse',
    schema: PaginatedDefaultGroupLimitResponse,
    body: pageOf('/defaultGroupLimits', [
      { defaultLimit: 25, description: 'Clusters in a project', maximumLimit: null, name: 'NUM_CLUSTERS' },
    ]),
  },
  {
    name: 'GroupIPAddresses',
    schema: GroupIPAddresses,
    body: { groupId: group, services: { clusters: [] } },
  },
  {
    name: 'PaginatedAvailableVersionView',
    schema: PaginatedAvailableVersionView,
    body: pageOf(`/groups/${group}/mongoDBVersions`, [
      { cloudProvider: 'AWS', defaultStatus: 'DEFAULT', instanceSize: 'M10', version: '8.0' },
    ]),
  },
  {
    name: 'OrgPaginatedEventView',
    schema: OrgPaginatedEventView,
    body: { ...pageOf(`/orgs/${org}/events`, orgEvents), totalCount: 0 },
  },
  {
    name: 'GroupPaginatedEventView',
    schema: GroupPaginatedEventView,
    body: pageOf(`/groups/${group}/events`, groupEvents),
  },
  {
    name: 'PaginatedEventTypeDetailsResponse',
    schema: PaginatedEventTypeDetailsResponse,
    body: pageOf('/eventTypes', [
      { alertable: false, description: 'API key was created', eventType: 'API_KEY_CREATED' },
    ]),
  },
  {
    name: 'PaginatedRateLimitEndpointSets',
    schema: PaginatedRateLimitEndpointSets,
    body: pageOf('/rateLimits', [
      {
        capacity: { defaultValue: 500, value: 500 },
        endpointSetId: 'organizations',
        endpointSetName: 'Organizations',
        endpoints: [{ method: 'GET', path: '/api/atlas/v2/orgs/{orgId}' }],
        refillDurationSeconds: { defaultValue: null, value: 60 },
        refillRate: { value: 250 },
        scope: 'ORGANIZATION',
      },
    ]),
  },
  {
    name: 'SystemStatus for an API key',
    schema: SystemStatus,
    body: {
      apiKey: {
        accessList: [{ cidrBlock: '192.0.2.10/32', ipAddress: '192.0.2.10' }],
        id: key,
        publicKey: 'abcdwxyz',
        roles: [{ orgId: org, roleName: 'ORG_OWNER' }],
      },
      appName: 'MongoDB Atlas',
      build: '0123456789abcdef0123456789abcdef01234567',
      links: self(''),
      throttling: false,
    },
  },
  {
    name: 'SystemStatus for a service account',
    schema: SystemStatus,
    body: { apiKey: null, appName: 'MongoDB Atlas', build: '0.1.0', throttling: false },
  },
  {
    name: 'ControlPlaneIPAddresses',
    schema: ControlPlaneIPAddresses,
    body: {
      gateways: [],
      inbound: { aws: { 'us-east-1': ['192.0.2.1/32'] }, azure: {}, gcp: {} },
      outbound: { aws: {}, azure: {}, gcp: {} },
    },
  },
  {
    name: 'ApiError with parameters',
    schema: ApiError,
    body: {
      detail: `No group with ID ${group} exists.`,
      error: 404,
      errorCode: 'GROUP_NOT_FOUND',
      parameters: [group],
      reason: 'Not Found',
    },
  },
  {
    name: 'ApiError with numbers among its parameters',
    schema: ApiError,
    body: {
      detail: 'Too many requests.',
      error: 429,
      errorCode: 'RATE_LIMITED',
      parameters: ['/api/oauth/token', 50, 1],
      reason: 'Too Many Requests',
    },
  },
  {
    name: 'ApiError without a typed code',
    schema: ApiError,
    body: {
      badRequestDetail: { fields: [{ description: 'must not be empty', field: 'name' }] },
      detail: 'Unexpected error.',
      error: 400,
      errorCode: 'UNEXPECTED_ERROR',
      parameters: null,
      reason: 'Bad Request',
    },
  },
];

/** The value as JSON with only the declared properties, in the order of their declaration. */
function inDeclaredOrder(schema: TSchema, value: unknown): string {
  return JSON.stringify(arranged(schema, value));
}

const hasProperties = (schema: TSchema): schema is TObject =>
  'properties' in schema && Object.keys(schema.properties as object).length > 0;

function arranged(schema: TSchema, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('anyOf' in schema) return arranged((schema.anyOf as TSchema[])[0] ?? {}, value);
  if (Array.isArray(value))
    return value.map((item) => arranged((schema as { items?: TSchema }).items ?? {}, item));
  if (!hasProperties(schema)) return value;
  const given = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(schema.properties)
      .filter(([name]) => name in given)
      .map(([name, part]) => [name, arranged(part, given[name])]),
  );
}

describe('recorded bodies', () => {
  it.each(recordedBodies)('$name accepts a recorded body', ({ schema, body }) => {
    expect([...Value.Errors(schema, body)]).toEqual([]);
  });

  it.each(recordedBodies)('$name keeps the order of a recorded body', ({ schema, body }) => {
    expect(inDeclaredOrder(schema, body)).toBe(JSON.stringify(body));
  });
});
