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
  /** Why no rule of reach (src/access/reach) asks it; without this, each of the operations names one. */
  readonly withoutReach?: string;
}

export const serviceChecks: readonly ServiceCheck[] = [
  {
    operations: ['atlas listOrgs', 'cloudManager GET /orgs', 'private listOrgOverviews'],
    admits: [],
    rule: 'lists the organizations of the caller',
    withoutReach: 'a list shows what is the caller’s, and refuses nobody',
  },
  {
    operations: ['private search'],
    admits: [],
    rule: 'finds among what the caller may see',
    withoutReach: 'a list shows what is the caller’s, and refuses nobody',
  },
  {
    operations: ['atlas listGroups', 'cloudManager GET /groups'],
    admits: [],
    rule: 'lists the projects that the caller may see',
    withoutReach: 'a list shows what is the caller’s, and refuses nobody',
  },
  {
    operations: [
      'atlas getGroupByName',
      'cloudManager GET /groups/byName/{}',
      'cloudManager GET /groups/byAgentApiKey/{}',
    ],
    admits: [],
    rule: 'finds among the projects that the caller may see',
  },
  {
    operations: ['atlas createOrg'],
    admits: [],
    rule: 'for owners of the organization that the caller belongs to, and for people',
  },
  {
    operations: ['atlas createGroup', 'cloudManager POST /groups'],
    admits: [],
    rule: 'for Organization Owner and Organization Project Creator of the organization in the body',
  },
  {
    operations: ['atlas migrateGroup'],
    admits: ['Project Read Only'],
    rule: 'for Organization Owners of both organizations',
  },
  {
    operations: ['atlas inviteGroupServiceAccount', 'cloudManager POST /groups/{}/serviceAccounts/{}:invite'],
    admits: ['Project Read Only'],
    rule: 'for Organization Owners',
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
  },
  {
    operations: ['GET', 'POST'].flatMap((method) => [
      `cloudManager ${method} /users/{}/accessList`,
      `cloudManager ${method === 'POST' ? 'DELETE' : method} /users/{}/accessList/{}`,
    ]),
    admits: [],
    rule: 'for the user alone',
  },
  {
    operations: ['atlas listRateLimits', 'atlas getRateLimit'],
    admits: [],
    rule: 'only of scopes that the caller may see',
  },
  {
    operations: ['private explainRequest'],
    admits: [],
    rule: 'about the caller itself, and about credentials that it may read',
    withoutReach: 'who is asked about stands in the body, which no rule of reach reads',
  },
  {
    operations: ['private listOrgCredentials', 'private getOrgCredential'],
    admits: ['Organization Member'],
    rule: 'shows service accounts to those who may list them: Organization Read Only',
  },
  {
    operations: ['atlas getSystemStatus', 'cloudManager GET ', 'private getIpInfo'],
    admits: [],
    rule: 'tells callers of themselves',
    withoutReach: 'it is about whoever calls',
  },
  {
    operations: ['atlas listDefaultGroupLimits', 'atlas getDefaultGroupLimit'],
    admits: [],
    rule: 'the same for everybody',
    withoutReach: 'nobody is refused',
  },
  {
    // Every caller has one of the two roles that are published, in some organization or project.
    operations: ['atlas listEventTypes'],
    admits: [],
    rule: 'the same for everybody',
    withoutReach: 'nobody is refused',
  },
];
