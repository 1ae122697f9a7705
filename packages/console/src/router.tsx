import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { Skeleton } from './kit/Loaded.js';
import { lastOrganization } from './session/last-organization.js';
import { sessionQuery } from './session/session.js';
import { PlainFrame, PlainLayout } from './shell/PlainLayout.js';
import { FailedPage, lazyPage, NoPage } from './shell/pages.js';
import { root } from './shell/root.js';
import { OrganizationLayout, ProjectLayout } from './shell/ScopeLayout.js';
import { Shell } from './shell/Shell.js';
import { parseSearch, writeSearch } from './shell/search-values.js';

const plain = createRoute({ getParentRoute: () => root, id: 'plain', component: PlainLayout });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  async beforeLoad({ context, location }) {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad({ context }) {
    const { organizations } = context.session;
    const last = lastOrganization();
    const chosen = organizations.find(({ id }) => id === last) ?? organizations[0];
    throw redirect({ to: chosen ? `/organizations/${chosen.id}/overview` : '/organizations' });
  },
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations/$orgId',
  component: OrganizationLayout,
});

const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects/$groupId',
  component: ProjectLayout,
});

// Pages are loaded when they are first opened: what everybody loads first stays small.
const page = {
  signIn: lazyPage(() => import('./pages/sign-in/SignInPage.js'), 'SignInPage'),
  forgotPassword: lazyPage(() => import('./pages/sign-in/ForgotPasswordPage.js'), 'ForgotPasswordPage'),
  resetPassword: lazyPage(() => import('./pages/sign-in/ResetPasswordPage.js'), 'ResetPasswordPage'),
  invitation: lazyPage(() => import('./pages/sign-in/InvitationPage.js'), 'InvitationPage'),
  apiReference: lazyPage(() => import('./pages/api-reference/ApiReferencePage.js'), 'ApiReferencePage'),
  organizations: lazyPage(() => import('./pages/organizations/OrganizationsPage.js'), 'OrganizationsPage'),
  newOrganization: lazyPage(
    () => import('./pages/organizations/NewOrganizationPage.js'),
    'NewOrganizationPage',
  ),
  organizationSettings: lazyPage(
    () => import('./pages/organizations/OrganizationSettingsPage.js'),
    'OrganizationSettingsPage',
  ),
  projects: lazyPage(() => import('./pages/projects/ProjectsPage.js'), 'ProjectsPage'),
  newProject: lazyPage(() => import('./pages/projects/NewProjectPage.js'), 'NewProjectPage'),
  projectSettings: lazyPage(() => import('./pages/projects/ProjectSettingsPage.js'), 'ProjectSettingsPage'),
  apiKeys: lazyPage(() => import('./pages/api-keys/ApiKeysPage.js'), 'ApiKeysPage'),
  addApiKey: lazyPage(() => import('./pages/api-keys/AddApiKeyPage.js'), 'AddApiKeyPage'),
  editApiKey: lazyPage(() => import('./pages/api-keys/EditApiKeyPage.js'), 'EditApiKeyPage'),
  serviceAccounts: lazyPage(
    () => import('./pages/service-accounts/ServiceAccountsPage.js'),
    'ServiceAccountsPage',
  ),
  addServiceAccount: lazyPage(
    () => import('./pages/service-accounts/AddServiceAccountPage.js'),
    'AddServiceAccountPage',
  ),
  serviceAccount: lazyPage(
    () => import('./pages/service-accounts/ServiceAccountPage.js'),
    'ServiceAccountPage',
  ),
  users: lazyPage(() => import('./pages/users/UsersPage.js'), 'UsersPage'),
  teams: lazyPage(() => import('./pages/teams/TeamsPage.js'), 'TeamsPage'),
  team: lazyPage(() => import('./pages/teams/TeamPage.js'), 'TeamPage'),
  access: lazyPage(() => import('./pages/access/AccessPage.js'), 'AccessPage'),
  activity: lazyPage(() => import('./pages/activity/ActivityPage.js'), 'ActivityPage'),
  refusals: lazyPage(() => import('./pages/refusals/RefusalsPage.js'), 'RefusalsPage'),
  overview: lazyPage(() => import('./pages/overview/OverviewPage.js'), 'OverviewPage'),
  apiKey: lazyPage(() => import('./pages/api-keys/ApiKeyPage.js'), 'ApiKeyPage'),
  guardedApis: lazyPage(() => import('./pages/guarded-apis/GuardedApisPage.js'), 'GuardedApisPage'),
  applyDefinition: lazyPage(
    () => import('./pages/guarded-apis/ApplyDefinitionPage.js'),
    'ApplyDefinitionPage',
  ),
  guardedApi: lazyPage(() => import('./pages/guarded-apis/GuardedApiPage.js'), 'GuardedApiPage'),
  apiRoutes: lazyPage(() => import('./pages/guarded-apis/RoutesPage.js'), 'RoutesPage'),
  apiPermissions: lazyPage(() => import('./pages/guarded-apis/PermissionsPage.js'), 'PermissionsPage'),
  apiUsage: lazyPage(() => import('./pages/guarded-apis/UsagePage.js'), 'UsagePage'),
  apiDefinition: lazyPage(() => import('./pages/guarded-apis/DefinitionPage.js'), 'DefinitionPage'),
  gates: lazyPage(() => import('./pages/gates/GatesPage.js'), 'GatesPage'),
  newGate: lazyPage(() => import('./pages/gates/NewGatePage.js'), 'NewGatePage'),
  gate: lazyPage(() => import('./pages/gates/GatePage.js'), 'GatePage'),
  explain: lazyPage(() => import('./pages/explain/ExplainPage.js'), 'ExplainPage'),
  profile: lazyPage(() => import('./pages/account/ProfilePage.js'), 'ProfilePage'),
  security: lazyPage(() => import('./pages/account/SecurityPage.js'), 'SecurityPage'),
  sessions: lazyPage(() => import('./pages/account/SessionsPage.js'), 'SessionsPage'),
};

/** Pages that organizations and projects both have, by their path below either. */
const scopePages = {
  settings: undefined,
  'access-manager': page.apiKeys,
  'applications/api-keys': page.apiKeys,
  'applications/api-keys/new': page.addApiKey,
  'applications/api-keys/$apiUserId': page.apiKey,
  'applications/api-keys/$apiUserId/edit': page.editApiKey,
  'applications/service-accounts': page.serviceAccounts,
  'applications/service-accounts/new': page.addServiceAccount,
  'applications/service-accounts/$clientId': page.serviceAccount,
  users: page.users,
  teams: page.teams,
  activity: page.activity,
  refusals: page.refusals,
  explain: page.explain,
};

/** Pages that organizations alone have, by their path below one. Names of guarded APIs and gates can be any word. */
const organizationPages = {
  overview: page.overview,
  projects: page.projects,
  'projects/new': page.newProject,
  'teams/$teamId': page.team,
  'guarded-apis': page.guardedApis,
  'apply-definition': page.applyDefinition,
  'guarded-apis/$apiName': page.guardedApi,
  'guarded-apis/$apiName/routes': page.apiRoutes,
  'guarded-apis/$apiName/permissions': page.apiPermissions,
  'guarded-apis/$apiName/usage': page.apiUsage,
  'guarded-apis/$apiName/definition': page.apiDefinition,
  gates: page.gates,
  'new-gate': page.newGate,
  'gates/$gateName': page.gate,
};

function pagesOf<Parent extends typeof organization | typeof project>(
  parent: Parent,
  first: string,
  settings: typeof page.organizationSettings,
) {
  return [
    redirection(parent, '/', first),
    redirection(parent, 'applications', 'applications/service-accounts'),
    ...Object.entries(scopePages).map(([path, component]) =>
      createRoute({ getParentRoute: () => parent, path, component: component ?? settings }),
    ),
  ];
}

/** From a path below an organization or project to another one below the same. */
function redirection<Parent extends typeof organization | typeof project>(
  parent: Parent,
  path: string,
  to: string,
) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    beforeLoad({ params }) {
      throw redirect({ to: `${parent.fullPath}/${to}`, params });
    },
  });
}

const tree = root.addChildren([
  plain.addChildren([
    createRoute({ getParentRoute: () => plain, path: '/sign-in', component: page.signIn }),
    createRoute({ getParentRoute: () => plain, path: '/forgot-password', component: page.forgotPassword }),
    createRoute({ getParentRoute: () => plain, path: '/reset-password', component: page.resetPassword }),
    createRoute({ getParentRoute: () => plain, path: '/invitation', component: page.invitation }),
  ]),
  createRoute({ getParentRoute: () => root, path: '/api-reference', component: page.apiReference }),
  signedIn.addChildren([
    home,
    createRoute({ getParentRoute: () => signedIn, path: '/organizations', component: page.organizations }),
    createRoute({
      getParentRoute: () => signedIn,
      path: '/organizations/new',
      component: page.newOrganization,
    }),
    createRoute({
      getParentRoute: () => signedIn,
      path: '/account',
      beforeLoad() {
        throw redirect({ to: '/account/profile' });
      },
    }),
    createRoute({ getParentRoute: () => signedIn, path: '/account/profile', component: page.profile }),
    createRoute({ getParentRoute: () => signedIn, path: '/account/security', component: page.security }),
    createRoute({ getParentRoute: () => signedIn, path: '/account/sessions', component: page.sessions }),
    organization.addChildren([
      ...pagesOf(organization, 'overview', page.organizationSettings),
      ...Object.entries(organizationPages).map(([path, component]) =>
        createRoute({ getParentRoute: () => organization, path, component }),
      ),
    ]),
    project.addChildren([
      ...pagesOf(project, 'applications/api-keys', page.projectSettings),
      createRoute({ getParentRoute: () => project, path: 'access', component: page.access }),
    ]),
  ]),
]);

/** `basePath`: the path under which the server is reached. */
export function createConsoleRouter(queryClient: QueryClient, basePath: string) {
  return createRouter({
    routeTree: tree,
    basepath: basePath,
    context: { queryClient },
    parseSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    defaultPendingComponent: Skeleton,
    // Sooner than a second: until then the page before stands under the address of the next.
    defaultPendingMs: 200,
    // Once the next page is there, nothing else is shown for the look of it: by default the router waits half a second.
    defaultPendingMinMs: 0,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: () => (
      <PlainFrame>
        <NoPage />
      </PlainFrame>
    ),
  });
}
