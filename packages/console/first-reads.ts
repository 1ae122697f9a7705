import { atlas, callOf, type DefaultOperations, type InputOf, type Query } from '../client/src/index.js';
import { queryString } from '../client/src/query.js';
import type { Permission } from '../server/src/domain/permissions.js';
import { ROWS_PER_PAGE } from './src/kit/rows-per-page.js';

/** In an address, where the ID of the organization or project stands that is looked at. */
const ID = '{ID}';

/** Addresses below the base of the page, of what is read before anything can be seen. */
export interface FirstReads {
  /** Whatever page it is, where somebody may be signed in. */
  readonly always: string;
  /** Of every page below an organization, or a project. */
  readonly organizations: readonly string[];
  readonly projects: readonly string[];
  /** Of one page, by its path, while nothing stands behind a question mark there; with `{ID}` in the path too. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** The same of pages that show more to some: asked for when the answer to `permissions` names what they need. */
  readonly forSome: Readonly<
    Record<string, { readonly permission: Permission; readonly reads: readonly string[] }>
  >;
  /** Which of what is read below an organization says what the person who looks may do there. */
  readonly permissions: string;
}

interface Address {
  readonly path: string;
  readonly query: Query;
}

const org = { orgId: ID };
const group = { groupId: ID };

const firstPage = { pageNum: 1, itemsPerPage: ROWS_PER_PAGE };
/** A list as `useList` asks for it. */
const sorted = <Order extends string>(sort: Order) => ({ sort, ...firstPage });

const settings = callOf(atlas, 'getOrgSettings', org);
/** Of a list of credentials. */
const newest = sorted('-createdAt');
const keys = { ...newest, kind: 'API_KEY' } as const;
const accounts = { ...newest, kind: 'SERVICE_ACCOUNT' } as const;
const count = (query: Omit<InputOf<DefaultOperations, 'listOrgCredentials'>, 'orgId'>) =>
  callOf(atlas, 'listOrgCredentials', { ...query, itemsPerPage: 1, ...org });
/** What the overview of an organization counts of each kind of credentials. */
const counts = (kind: 'API_KEY' | 'SERVICE_ACCOUNT') => [
  count({ kind }),
  count({ kind, withoutAccessList: true }),
  count({ kind, unusedForDays: 90 }),
];
const orgKeys = [callOf(atlas, 'listOrgCredentials', { ...keys, ...org }), settings];
const groupKeys = [callOf(atlas, 'listGroupCredentials', { ...keys, includeOrgRoles: true, ...group })];

/** What pages read as soon as they are shown, whoever looks. `test/page-start.test.ts` holds them to it. */
const ofPages: Readonly<Record<string, readonly Address[]>> = {
  'organizations/{ID}/overview': [
    callOf(atlas, 'listOrgAuditEvents', { ...org, itemsPerPage: 10, includeRaw: true }),
    settings,
    count({}),
    count({ neverUsed: true }),
    ...counts('API_KEY'),
  ],
  'organizations/{ID}/projects': [callOf(atlas, 'listOrgProjectOverviews', { ...sorted('name'), ...org })],
  'organizations/{ID}/applications/api-keys': orgKeys,
  'organizations/{ID}/access-manager': orgKeys,
  'organizations/{ID}/applications/service-accounts': [
    callOf(atlas, 'listOrgCredentials', { ...accounts, ...org }),
  ],
  'organizations/{ID}/users': [callOf(atlas, 'listOrgPeople', { ...sorted('username'), ...org })],
  'organizations/{ID}/teams': [callOf(atlas, 'listOrgTeamOverviews', { ...sorted('name'), ...org })],
  'organizations/{ID}/activity': [
    callOf(atlas, 'listOrgAuditEvents', { ...org, ...firstPage, includeRaw: true }),
  ],
  'organizations/{ID}/settings': [settings],
  'projects/{ID}/applications/api-keys': groupKeys,
  'projects/{ID}/access-manager': groupKeys,
  'projects/{ID}/applications/service-accounts': [
    callOf(atlas, 'listGroupCredentials', { ...accounts, includeOrgRoles: true, ...group }),
  ],
  'projects/{ID}/users': [callOf(atlas, 'listGroupPeople', { ...sorted('username'), ...group })],
  'projects/{ID}/teams': [callOf(atlas, 'listGroupTeamOverviews', { ...sorted('name'), ...group })],
  'projects/{ID}/access': [callOf(atlas, 'listGroupAccess', { ...sorted('kind'), ...group })],
  'projects/{ID}/activity': [
    callOf(atlas, 'listGroupAuditEvents', { ...group, ...firstPage, includeRaw: true }),
  ],
  'organizations/{ID}/explain': [callOf(atlas, 'getIpInfo', {})],
  'projects/{ID}/explain': [callOf(atlas, 'getIpInfo', {})],
  'account/profile': [callOf(atlas, 'getProfile', {})],
  'account/sessions': [callOf(atlas, 'listSessions', {})],
  'api-reference': [{ path: '/api/openapi.json', query: {} }],
};

const permissions = callOf(atlas, 'getOrgPermissions', org);

export const firstReads: FirstReads = {
  always: addressOf(callOf(atlas, 'getSession', {})),
  organizations: [callOf(atlas, 'getOrg', org), permissions].map(addressOf),
  projects: [callOf(atlas, 'getGroup', group), callOf(atlas, 'getGroupPermissions', group)].map(addressOf),
  pages: Object.fromEntries(Object.entries(ofPages).map(([page, calls]) => [page, calls.map(addressOf)])),
  permissions: addressOf(permissions),
  forSome: {
    'organizations/{ID}/overview': {
      permission: 'organization.serviceAccounts.read',
      reads: [
        callOf(atlas, 'getOrgUse', org),
        ...counts('SERVICE_ACCOUNT'),
        callOf(atlas, 'listOrgCredentials', {
          expiresWithinDays: 30,
          sort: 'expiresAt',
          itemsPerPage: 5,
          ...org,
        }),
        count({ withoutAccessList: true }),
      ].map(addressOf),
    },
  },
};

function addressOf({ path, query }: Address): string {
  return path.slice(1).replaceAll(encodeURIComponent(ID), ID) + queryString(query);
}
