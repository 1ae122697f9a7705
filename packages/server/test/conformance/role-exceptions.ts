import type { MinimumRoles } from './minimum-roles/roles.js';

/** Where this server asks for something else than published, on purpose. */
interface Deviation {
  readonly operations: readonly string[];
  readonly instead: MinimumRoles;
  readonly reason: string;
}

/** Operations are named as `keyOf` in role-matrix.test.ts does. */
export const deviations: readonly Deviation[] = [
  {
    operations: [
      'atlas createGroupServiceAccount',
      'atlas updateGroupServiceAccount',
      'atlas deleteGroupServiceAccount',
      'atlas createGroupServiceAccountSecret',
      'atlas deleteGroupServiceAccountSecret',
    ],
    instead: ['Project Owner', 'Project User Admin'],
    reason:
      'Cloud Manager gives the service accounts of a project to Project User Admin, whom Atlas has not; a role allows the same on both wires.',
  },
  {
    operations: [
      'atlas updateGroupUserRoles',
      'atlas addGroupAccessUser',
      'atlas listGroupInvites',
      'atlas createGroupInvite',
      'atlas updateGroupInvites',
      'atlas getGroupInvite',
      'atlas updateGroupInviteById',
      'atlas deleteGroupInvite',
    ],
    instead: ['Project Owner', 'Project User Admin'],
    reason:
      'Cloud Manager gives the people of a project to Project User Admin, as Atlas does with its newer operations and Project Access Manager.',
  },
  {
    operations: ['atlas getGroupManagedSlowMs'],
    instead: ['Project Read Only'],
    reason: 'No role is published, but a project shows nothing to those who may not see the project.',
  },
];

/** Where the permission lets more callers through than the operation serves: what they reach decides of the rest. */
interface ServiceCheck {
  readonly operations: readonly string[];
  /** What the permission asks for. */
  readonly admits: MinimumRoles;
  /** What is asked besides, or shown. */
  readonly rule: string;
  /** The wire test that shows it: file below the package, and words of its title. */
  readonly test: readonly [file: string, title: string];
}

const OPERATIONS = 'src/http/operations';
const ROLE_CHECKS = 'test/wire/role-checks.test.ts';

export const serviceChecks: readonly ServiceCheck[] = [
  {
    operations: ['atlas listOrgs', 'cloudManager GET /orgs'],
    admits: [],
    rule: 'lists the organizations of the caller',
    test: [ROLE_CHECKS, 'lists of organizations'],
  },
  {
    operations: ['atlas listGroups', 'cloudManager GET /groups'],
    admits: [],
    rule: 'lists the projects that the caller may see',
    test: [ROLE_CHECKS, 'lists of projects'],
  },
  {
    operations: [
      'atlas getGroupByName',
      'cloudManager GET /groups/byName/{}',
      'cloudManager GET /groups/byAgentApiKey/{}',
    ],
    admits: [],
    rule: 'finds among the projects that the caller may see',
    test: [ROLE_CHECKS, 'projects by their names'],
  },
  {
    operations: ['atlas createOrg'],
    admits: [],
    rule: 'for owners of the organization that the caller belongs to, and for people',
    test: [ROLE_CHECKS, 'createOrg'],
  },
  {
    operations: ['atlas createGroup', 'cloudManager POST /groups'],
    admits: [],
    rule: 'for Organization Owner and Organization Project Creator of the organization in the body',
    test: [ROLE_CHECKS, 'createGroup'],
  },
  {
    operations: ['atlas migrateGroup'],
    admits: ['Project Read Only'],
    rule: 'for Organization Owners of both organizations',
    test: [ROLE_CHECKS, 'migrateGroup'],
  },
  {
    operations: ['atlas inviteGroupServiceAccount', 'cloudManager POST /groups/{}/serviceAccounts/{}:invite'],
    admits: ['Project Read Only'],
    rule: 'for Organization Owners',
    test: [ROLE_CHECKS, 'inviteGroupServiceAccount'],
  },
  {
    operations: [
      'atlas listOrgApiKeyAccessListEntries',
      'atlas getOrgApiKeyAccessListEntry',
      'atlas createOrgApiKeyAccessListEntry',
      'atlas deleteOrgApiKeyAccessListEntry',
      ...['GET', 'POST'].flatMap((method) => [
        `cloudManager ${method} /orgs/{}/apiKeys/{}/accessList`,
        `cloudManager ${method} /orgs/{}/apiKeys/{}/whitelist`,
      ]),
      ...['GET', 'DELETE'].flatMap((method) => [
        `cloudManager ${method} /orgs/{}/apiKeys/{}/accessList/{}`,
        `cloudManager ${method} /orgs/{}/apiKeys/{}/whitelist/{}`,
      ]),
    ],
    // Atlas publishes Organization Member for reading; the live service refuses everybody but these.
    admits: ['Organization Member'],
    rule: 'for the key itself, Organization Owners, and whoever manages the keys of all projects it reaches',
    test: [ROLE_CHECKS, 'access lists of API keys'],
  },
  {
    operations: [
      'atlas createUser',
      'atlas getUser',
      'atlas getUserByName',
      'cloudManager POST /users',
      'cloudManager GET /users/{}',
      'cloudManager GET /users/byName/{}',
    ],
    admits: [],
    rule: 'made by those who may invite, shown to those who share an organization',
    test: [`${OPERATIONS}/users/users.test.ts`, 'answer for strangers as for nobody'],
  },
  {
    operations: ['GET', 'POST'].flatMap((method) => [
      `cloudManager ${method} /users/{}/accessList`,
      `cloudManager ${method === 'POST' ? 'DELETE' : method} /users/{}/accessList/{}`,
    ]),
    admits: [],
    rule: 'for the user alone',
    test: [ROLE_CHECKS, 'access lists of people'],
  },
  {
    operations: ['atlas listRateLimits', 'atlas getRateLimit'],
    admits: [],
    rule: 'only of scopes that the caller may see',
    test: [`${OPERATIONS}/rate-limits/listRateLimits.test.ts`, 'refuses scopes that the caller may not see'],
  },
  {
    operations: ['private explainRequest'],
    admits: [],
    rule: 'about the caller itself, and about credentials that it may read',
    test: ['test/wire/explain.test.ts', 'for who may read it'],
  },
  {
    operations: ['private listOrgCredentials', 'private getOrgCredential'],
    admits: ['Organization Member'],
    rule: 'shows service accounts to those who may list them: Organization Read Only',
    test: ['test/wire/credential-overview.test.ts', 'shows no service accounts to members'],
  },
  {
    operations: ['atlas getSystemStatus', 'cloudManager GET ', 'private getIpInfo'],
    admits: [],
    rule: 'tells callers of themselves',
    test: [`${OPERATIONS}/root/getSystemStatus.test.ts`, 'shows the calling key with its roles'],
  },
  {
    operations: ['atlas listDefaultGroupLimits', 'atlas getDefaultGroupLimit'],
    admits: [],
    rule: 'the same for everybody',
    test: [`${OPERATIONS}/projects/listDefaultGroupLimits.test.ts`, 'are listed in pages, for any caller'],
  },
  {
    // Every caller has one of the two roles that are published, in some organization or project.
    operations: ['atlas listEventTypes'],
    admits: [],
    rule: 'the same for everybody',
    test: [`${OPERATIONS}/events/listEventTypes.test.ts`, 'tells of every type what it means'],
  },
];
