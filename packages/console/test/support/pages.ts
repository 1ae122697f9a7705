import type { World } from './world.js';

/** Every page by the file that holds it, with an address at which it can be seen. */
export const pages: Readonly<Record<string, (world: World) => readonly string[]>> = {
  'sign-in/SignInPage': () => ['/sign-in'],
  'sign-in/ForgotPasswordPage': () => ['/forgot-password'],
  'sign-in/ResetPasswordPage': () => ['/reset-password#not-a-token'],
  'sign-in/InvitationPage': () => ['/invitation#not-a-token'],
  'api-reference/ApiReferencePage': () => [
    '/api-reference',
    '/api-reference?operation=createOrgApiKey',
    '/api-reference?document=cloud-manager',
  ],
  'organizations/OrganizationsPage': () => ['/organizations'],
  'organizations/NewOrganizationPage': () => ['/organizations/new'],
  'overview/OverviewPage': ({ orgId }) => [`/organizations/${orgId}/overview`],
  'organizations/OrganizationSettingsPage': ({ orgId }) => [`/organizations/${orgId}/settings`],
  'projects/ProjectsPage': ({ orgId }) => [`/organizations/${orgId}/projects`],
  'projects/NewProjectPage': ({ orgId }) => [`/organizations/${orgId}/projects/new`],
  'projects/ProjectSettingsPage': ({ groupId }) => [`/projects/${groupId}/settings`],
  'api-keys/ApiKeysPage': (world) => [
    ...inBoth(world, 'applications/api-keys'),
    ...inBoth(world, 'access-manager'),
    ...inBoth(world, `applications/api-keys?details=${world.apiUserId}`),
  ],
  'api-keys/ApiKeyPage': (world) => inBoth(world, `applications/api-keys/${world.apiUserId}`),
  'api-keys/AddApiKeyPage': (world) => inBoth(world, 'applications/api-keys/new'),
  'api-keys/EditApiKeyPage': (world) => inBoth(world, `applications/api-keys/${world.apiUserId}/edit`),
  'service-accounts/ServiceAccountsPage': (world) => inBoth(world, 'applications/service-accounts'),
  'service-accounts/AddServiceAccountPage': (world) => inBoth(world, 'applications/service-accounts/new'),
  'service-accounts/ServiceAccountPage': ({ orgId, clientId }) => [
    `/organizations/${orgId}/applications/service-accounts/${clientId}`,
  ],
  'users/UsersPage': (world) => inBoth(world, 'users'),
  'teams/TeamsPage': (world) => inBoth(world, 'teams'),
  'teams/TeamPage': ({ orgId, teamId }) => [`/organizations/${orgId}/teams/${teamId}`],
  'access/AccessPage': ({ groupId }) => [`/projects/${groupId}/access`],
  'activity/ActivityPage': (world) => inBoth(world, 'activity'),
  'refusals/RefusalsPage': (world) => inBoth(world, 'refusals'),
  'guarded-apis/GuardedApisPage': ({ orgId }) => [`/organizations/${orgId}/guarded-apis`],
  'guarded-apis/ApplyDefinitionPage': ({ orgId }) => [
    `/organizations/${orgId}/apply-definition`,
    `/organizations/${orgId}/apply-definition?api=shop`,
  ],
  'guarded-apis/GuardedApiPage': (world) => ofShop(world, ''),
  'guarded-apis/RoutesPage': (world) => ofShop(world, '/routes'),
  'guarded-apis/PermissionsPage': (world) => ofShop(world, '/permissions'),
  'guarded-apis/UsagePage': (world) => ofShop(world, '/usage'),
  'guarded-apis/DefinitionPage': (world) => ofShop(world, '/definition'),
  'gates/GatesPage': ({ orgId }) => [`/organizations/${orgId}/gates`],
  'gates/NewGatePage': ({ orgId }) => [`/organizations/${orgId}/new-gate?api=shop`],
  'gates/GatePage': ({ orgId }) => [`/organizations/${orgId}/gates/edge`],
  'explain/ExplainPage': (world) => inBoth(world, 'explain'),
  'account/ProfilePage': () => ['/account/profile'],
  'account/SecurityPage': () => ['/account/security'],
  'account/SessionsPage': () => ['/account/sessions'],
};

function ofShop({ orgId }: World, page: string): string[] {
  return [`/organizations/${orgId}/guarded-apis/shop${page}`];
}

function inBoth({ orgId, groupId }: World, page: string): string[] {
  return [`/organizations/${orgId}/${page}`, `/projects/${groupId}/${page}`];
}

/** Pages for people who are not signed in. */
export function isForVisitors(path: string): boolean {
  return /^\/(sign-in|forgot-password|reset-password|invitation)\b/.test(path);
}
