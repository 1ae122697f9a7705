import { ALL, pageOf, refusal, type Story, self } from './step.js';

const linked = (name: string) => ({
  href: `{B}/api/atlas/v2/groups/{P}/${name}`,
  rel: `https://cloud.mongodb.com/${name}`,
});
const project = (more: object) => ({
  clusterCount: 0,
  created: '{time}',
  id: '{P}',
  links: [
    ...self('/groups/{P}'),
    ...['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist'].map(linked),
  ],
  name: 'example',
  orgId: '{O}',
  ...more,
  withDefaultAlertsSettings: true,
});
const settings = (isDataExplorerEnabled: boolean) => ({
  status: 200,
  limit: 1200,
  headers: { location: '{B}//api/atlas/v1.0' },
  body: {
    isAtlasHomePageAiAssistantEnabled: true,
    isClusterAiAssistantEnabled: true,
    isCollectDatabaseSpecificsStatisticsEnabled: true,
    isDataExplorerEnabled,
    isDataExplorerGenAIFeaturesEnabled: true,
    isDataExplorerGenAISampleDocumentPassingEnabled: false,
    isDataValidationEnabled: true,
    isExtendedStorageSizesEnabled: false,
    isNativeRerankingEnabled: false,
    isPerformanceAdvisorEnabled: true,
    isRealtimePerformancePanelEnabled: true,
    isSchemaAdvisorEnabled: true,
  },
});
const item = (name: string, id: string) => ({
  clusterCount: 0,
  created: '{time}',
  id,
  links: self(`/groups/${id}`),
  name,
  orgId: '{O}',
  tags: [],
  withDefaultAlertsSettings: true,
});
const unknown = '6a0000000000000000000000';

/** Section 7, and the errors of section 2. */
export const projects: Story = {
  title: 'projects and their settings',
  steps: [
    {
      request: 'POST /groups',
      body: { name: 'example', orgId: '{O}' },
      names: { P: '/id' },
      live: {
        status: 201,
        limit: 1200,
        headers: { location: '{B}//api/atlas/v1.0' },
        body: project({}),
      },
    },
    {
      request: 'POST /groups',
      body: { name: 'example', orgId: '{O}' },
      live: {
        status: 409,
        limit: 1200,
        ...refusal(409, 'GROUP_ALREADY_EXISTS', 'Conflict', 'A group with name "example" already exists.', [
          'example',
        ]),
      },
    },
    { request: 'GET /groups/{P}', live: { status: 200, limit: 1200, body: project({ tags: [] }) } },
    {
      request: 'PATCH /groups/{P}',
      body: { tags: [{ key: 'env', value: 'e2e' }] },
      live: { status: 200, limit: 1200, body: project({ tags: [{ key: 'env', value: 'e2e' }] }) },
    },
    { request: 'PATCH /groups/{P}', body: { tags: [] } },
    {
      request: `GET /groups?${ALL}`,
      // Names in the order of bytes.
      live: {
        status: 200,
        limit: 1200,
        body: pageOf('/groups', 'includeCount=true', [item('Base', '{G}'), item('example', '{P}')]),
      },
    },
    {
      request: `GET /groups/${unknown}`,
      live: {
        status: 404,
        ...refusal(404, 'GROUP_NOT_FOUND', 'Not Found', `No group with ID ${unknown} exists.`, [unknown]),
      },
    },
    { request: 'GET /groups/{P}/settings', live: settings(true) },
    { request: 'PATCH /groups/{P}/settings', body: { isDataExplorerEnabled: false }, live: settings(false) },
    { request: 'DELETE /groups/{P}', live: { status: 202, limit: 1200, body: {} } },
    {
      request: 'DELETE /groups/',
      live: { status: 405, headers: { allow: 'POST,GET,OPTIONS' } },
    },
  ],
};

/** Section 2. */
export const fullOrganization: Story = {
  title: 'a project too many',
  isFull: true,
  steps: [
    {
      request: 'POST /groups',
      body: { name: 'one too many', orgId: '{O}' },
      live: {
        status: 400,
        limit: 1200,
        ...refusal(
          400,
          'MAX_GROUPS_PER_ORG_EXCEEDED',
          'Bad Request',
          'Maximum number of groups per organization (250) in {O} exceeded while trying to add group.',
          ['250', '{O}'],
        ),
      },
    },
  ],
};
