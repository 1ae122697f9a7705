import { type Static, type TSchema, Type } from 'typebox';
import { textBounds } from '../domain/bounds/texts.js';
import { clientIdPattern } from '../domain/client-ids.js';
import { idPattern } from '../domain/ids.js';
import { limits } from '../domain/limits.js';
import { publicKeyPattern } from '../domain/public-keys.js';
import { organizationRoles, projectRoles } from '../domain/roles.js';
import { clientSecretPattern, privateKeyPattern } from '../domain/secrets.js';
import { ScopeName, stringEnum } from '../http/schemas/common.js';
import { writtenNotes } from '../http/schemas/credential-notes.js';
import { OrganizationSettingsRequest } from '../http/schemas/organization-settings.js';
import { GroupSettingsRequest } from '../http/schemas/project-settings.js';
import { Description, Name } from '../http/schemas/service-accounts.js';
import { SeedKeyFacts } from './seed-key-facts.js';

function exactly<P extends Record<string, TSchema>>(properties: P, description?: string) {
  return Type.Object(properties, { additionalProperties: false, ...(description && { description }) });
}

const optionalList = <S extends TSchema>(item: S, description: string) =>
  Type.Optional(Type.Array(item, { description }));

const names = (roles: readonly { readonly role: string }[]) => roles.map(({ role }) => role);

/** Roles of guarded APIs are known once their definitions are applied, so others are refused then. */
const roleName = (roles: readonly { readonly role: string }[]) =>
  Type.String({
    description: `${names(roles).join(', ')}, or a role of a guarded API`,
    examples: names(roles),
    maxLength: textBounds.someText.most,
  });

const OrganizationRoles = Type.Array(roleName(organizationRoles), {
  minItems: 1,
  uniqueItems: true,
  description: 'Roles in the organization, all of them',
});

const ProjectGrants = optionalList(
  exactly({
    name: Type.String({ description: 'Name of a project of the organization' }),
    roles: Type.Array(roleName(projectRoles), { minItems: 1, uniqueItems: true }),
  }),
  'Roles in projects, all of them; without the list they stay as they are',
);

const LastUsedAt = Type.Optional(
  Type.String({
    description: 'A time in the past for one that is new: RFC 3339, or such as `3 days ago` or `yesterday`',
  }),
);

const AccessList = Type.Optional(
  Type.Array(Type.String({ description: 'An IPv4 or IPv6 address, or a CIDR block' }), {
    description: 'From where it may call, all of it; an empty list is: from anywhere',
  }),
);

const Notes = Type.Optional(
  exactly(
    Type.Partial(Type.Object(writtenNotes)).properties,
    'What is noted of it, all of it; without it the notes stay',
  ),
);

const ScopeId = Type.Optional(
  Type.String({ pattern: idPattern, description: 'For tests. Without it a new one gets an ID of its own.' }),
);

const Username = Type.String({ description: 'An e-mail address' });
const PersonName = Type.Optional(Type.String({ maxLength: textBounds.personName.most }));

export type SeedUser = Static<typeof SeedUser>;
const SeedUser = exactly(
  {
    username: Username,
    firstName: PersonName,
    lastName: PersonName,
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1, two letters' })),
    mobileNumber: Type.Optional(Type.String({ maxLength: textBounds.mobileNumber.most })),
    password: Type.Optional(
      Type.String({
        description: 'For tests. Without it a new account gets a random one, which is printed.',
      }),
    ),
  },
  'A person with an account',
);

export type SeedMember = Static<typeof SeedMember>;
const SeedMember = exactly(
  { username: Username, roles: OrganizationRoles, projects: ProjectGrants },
  'A person in the organization, who is a member at once',
);

export type SeedInvitation = Static<typeof SeedInvitation>;
const SeedInvitation = exactly(
  {
    username: Username,
    roles: OrganizationRoles,
    projects: ProjectGrants,
    expiresAt: Type.Optional(
      Type.String({
        description: 'When a new one ends, also in the past: RFC 3339, or such as `in 2 days` or `yesterday`',
      }),
    ),
  },
  'A person who is invited, and has not answered. No mail is sent.',
);

export type SeedTeam = Static<typeof SeedTeam>;
const SeedTeam = exactly({
  name: Type.String({ minLength: 1, maxLength: limits.nameCharacters }),
  users: optionalList(Username, 'Members of the organization who are in the team, all of them'),
  projects: ProjectGrants,
});

export type SeedNetworkEntry = Static<typeof SeedNetworkEntry>;
const SeedNetworkEntry = exactly(
  {
    ipAddress: Type.Optional(Type.String()),
    cidrBlock: Type.Optional(Type.String()),
    awsSecurityGroup: Type.Optional(
      Type.String({ maxLength: textBounds.awsSecurityGroup.most, pattern: '^([0-9]+/)?sg-[0-9a-f]+$' }),
    ),
    comment: Type.Optional(Type.String({ maxLength: textBounds.networkComment.most })),
  },
  'One of the first three',
);

export type SeedProject = Static<typeof SeedProject>;
const SeedProject = exactly({
  id: ScopeId,
  name: ScopeName,
  tags: optionalList(
    exactly({
      key: Type.String({ minLength: 1, maxLength: limits.tagCharacters }),
      value: Type.String({ minLength: 1, maxLength: limits.tagCharacters }),
    }),
    'All tags',
  ),
  withDefaultAlertsSettings: Type.Optional(Type.Boolean()),
  regionUsageRestrictions: Type.Optional(
    stringEnum(['COMMERCIAL_FEDRAMP_REGIONS_ONLY', 'GOV_REGIONS_ONLY'], {
      description: 'For a new project; it cannot be changed',
    }),
  ),
  managedSlowMs: Type.Optional(Type.Boolean()),
  settings: Type.Optional(GroupSettingsRequest),
  limits: optionalList(
    exactly({ name: Type.String(), value: Type.Integer() }),
    'Limits to set; others stay as they are',
  ),
  accessList: optionalList(SeedNetworkEntry, 'The project IP access list, all of it but temporary entries'),
});

export type SeedApiKey = Static<typeof SeedApiKey>;
const SeedApiKey = exactly(
  {
    ...SeedKeyFacts,
    roles: OrganizationRoles,
    projects: ProjectGrants,
    accessList: AccessList,
    lastUsedAt: LastUsedAt,
    notes: Notes,
    publicKey: Type.Optional(
      Type.String({
        pattern: publicKeyPattern,
        description: 'Eight lower-case letters. Without it the key goes by its description.',
      }),
    ),
    privateKey: Type.Optional(
      Type.String({
        pattern: privateKeyPattern,
        description: 'A UUID, for tests. Without it a new key gets a random one, which is printed.',
      }),
    ),
  },
  'An API key',
);

const SeedSecret = exactly({
  clientSecret: Type.Optional(
    Type.String({
      pattern: clientSecretPattern,
      description: 'For tests. Without it a new account gets a random one, which is printed.',
    }),
  ),
  expiresAt: Type.Optional(
    Type.String({
      description:
        'When a new one ends, also in the past: RFC 3339, or such as `in 2 days` or `yesterday`. Without it: as late as allowed.',
    }),
  ),
  lastUsedAt: LastUsedAt,
});

export type SeedServiceAccount = Static<typeof SeedServiceAccount>;
const SeedServiceAccount = exactly(
  {
    name: Name,
    description: Description,
    roles: OrganizationRoles,
    projects: ProjectGrants,
    accessList: AccessList,
    notes: Notes,
    secretExpiresAfterHours: Type.Optional(
      Type.Integer({
        minimum: limits.minSecretValidityHours,
        description: 'How long a new client secret lives. Without it: as long as the organization allows.',
      }),
    ),
    clientId: Type.Optional(
      Type.String({
        pattern: clientIdPattern,
        description: 'Without it the account goes by its name.',
      }),
    ),
    clientSecret: Type.Optional(
      Type.String({
        pattern: clientSecretPattern,
        description: 'For tests. Without it a new account gets a random one, which is printed.',
      }),
    ),
    secrets: Type.Optional(
      Type.Array(SeedSecret, {
        minItems: 1,
        maxItems: limits.secretsPerServiceAccount,
        description: 'In place of clientSecret: the secrets of a new account, the oldest first',
      }),
    ),
  },
  'A service account',
);

export type SeedOrganization = Static<typeof SeedOrganization>;
const SeedOrganization = exactly({
  id: ScopeId,
  name: ScopeName,
  skipDefaultAlertsSettings: Type.Optional(Type.Boolean()),
  settings: Type.Optional(OrganizationSettingsRequest),
  projects: optionalList(SeedProject, 'Projects to make or change; others stay'),
  users: optionalList(SeedMember, 'Members to add or change; others stay'),
  invitations: optionalList(SeedInvitation, 'People to invite; who was invited or is a member is left as is'),
  teams: optionalList(SeedTeam, 'Teams to make or change; others stay'),
  apiKeys: optionalList(SeedApiKey, 'API keys to make or change; others stay'),
  serviceAccounts: optionalList(SeedServiceAccount, 'Service accounts to make or change; others stay'),
});

/** The definition of a guarded API, which `readDefinition` judges; or the name of a file that has it. */
const SeedGuardedApi = Type.Object(
  {
    file: Type.Optional(
      Type.String({ description: 'A file that has the definition, from the folder of the seed on' }),
    ),
  },
  { description: 'The definition of a guarded API, or `file` alone' },
);

/** What a seed file holds. Settings have the names and the form they have on the wire. */
export type Seed = Static<typeof Seed>;
export const Seed = exactly({
  $schema: Type.Optional(Type.String({ description: 'For editors' })),
  users: optionalList(SeedUser, 'Accounts to make or change; others stay'),
  organizations: optionalList(SeedOrganization, 'Organizations to make or change; others stay'),
  guardedApis: optionalList(SeedGuardedApi, 'Guarded APIs to make or change; others stay'),
});

/** The same as a JSON Schema of its own, for editors. */
export function seedJsonSchema(): Record<string, unknown> {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Sallyport seed file', ...Seed };
}
