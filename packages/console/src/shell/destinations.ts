import type { SearchHit } from '../api/calls/search.js';
import { type NamedScope, scopeUrl } from './scope.js';

/** Somewhere to go: a page, with what its address has behind the question mark. */
export interface Destination {
  readonly label: string;
  readonly hint?: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** The pages of a scope, as the sidebar has them. */
export function pagesOf(scope: NamedScope): readonly Destination[] {
  const isOrganization = scope.kind === 'organization';
  const page = (label: string, path: string) => ({ label, to: scopeUrl(scope, path), hint: scope.name });
  return [
    ...(isOrganization ? [page('Overview', 'overview'), page('Projects', 'projects')] : []),
    page('Access Manager', 'access-manager'),
    page('API Keys', 'applications/api-keys'),
    page('Service Accounts', 'applications/service-accounts'),
    page('Users', 'users'),
    page('Teams', 'teams'),
    ...(isOrganization ? [] : [page('Who Has Access', 'access')]),
    ...(isOrganization ? [page('Guarded APIs', 'guarded-apis'), page('Gates', 'gates')] : []),
    page('Activity Feed', 'activity'),
    page('Refusals', 'refusals'),
    page('Access Check', 'explain'),
    page(isOrganization ? 'Organization Settings' : 'Project Settings', 'settings'),
  ];
}

/** The pages that belong to no organization. */
export const ownPages: readonly Destination[] = [
  { label: 'Organizations', to: '/organizations' },
  { label: 'Profile', to: '/account/profile' },
  { label: 'Password and Second Factor', to: '/account/security' },
  { label: 'Sessions', to: '/account/sessions' },
  { label: 'API Reference', to: '/api-reference' },
];

/** What can be begun in a scope, by the permission that it takes there. */
export function actionsOf(scope: NamedScope): readonly (Destination & { readonly permission: string })[] {
  const { kind } = scope;
  const action = (label: string, path: string, permission: string) => ({
    label,
    hint: `In ${scope.name}`,
    to: scopeUrl(scope, path),
    permission: `${kind}.${permission}`,
  });
  return [
    action('Create API Key', 'applications/api-keys/new', 'apiKeys.write'),
    action('Create Service Account', 'applications/service-accounts/new', 'serviceAccounts.write'),
    action('Check Access', 'explain', 'read'),
    ...(kind === 'organization'
      ? [
          action('New Project', 'projects/new', 'projects.create'),
          action('Apply Definition', 'apply-definition', 'write'),
          action('Create Gate', 'new-gate', 'write'),
        ]
      : []),
  ];
}

const KINDS: Readonly<Record<SearchHit['kind'], string>> = {
  ORGANIZATION: 'Organizations',
  PROJECT: 'Projects',
  USER: 'People',
  TEAM: 'Teams',
  API_KEY: 'API Keys',
  SERVICE_ACCOUNT: 'Service Accounts',
  GUARDED_API: 'Guarded APIs',
  GATE: 'Gates',
};

export const hitKinds = Object.entries(KINDS) as readonly (readonly [SearchHit['kind'], string])[];

/** Where something that was found is looked at. */
export function placeOf({ kind, id, name, detail, orgId, orgName, cidrBlock }: SearchHit): Destination {
  const organization = `/organizations/${orgId}`;
  const about = [cidrBlock && `${cidrBlock} is on its access list`, detail, orgName]
    .filter(Boolean)
    .join(' · ');
  const at = (to: string, search?: Destination['search']): Destination => ({
    label: name,
    hint: kind === 'ORGANIZATION' ? id : about,
    to,
    ...(search && { search }),
  });
  switch (kind) {
    case 'ORGANIZATION':
      return at(`${organization}/projects`);
    case 'PROJECT':
      return at(`/projects/${id}/applications/api-keys`);
    case 'USER':
      return at(`${organization}/users`, { search: name });
    case 'TEAM':
      return at(`${organization}/teams/${id}`);
    case 'API_KEY':
      return at(`${organization}/applications/api-keys`, { details: id });
    case 'SERVICE_ACCOUNT':
      return at(`${organization}/applications/service-accounts/${id}`);
    case 'GUARDED_API':
      return at(`${organization}/guarded-apis/${id}`);
    case 'GATE':
      return at(`${organization}/gates/${id}`);
  }
}
