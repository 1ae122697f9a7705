import { type TObject, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import * as accessListEntries from './access-list-entries.js';
import * as activityFeed from './activity-feed.js';
import * as apiKeys from './api-keys.js';
import * as common from './common.js';
import * as delegationSettings from './delegation-settings.js';
import * as errors from './errors.js';
import * as eventParts from './event-parts.js';
import * as eventTypes from './event-types.js';
import * as events from './events.js';
import * as limits from './limits.js';
import * as maintenanceSettings from './maintenance-settings.js';
import * as mongoDbVersions from './mongodb-versions.js';
import * as networkEntries from './network-entries.js';
import * as organizationSettings from './organization-settings.js';
import * as organizations from './organizations.js';
import * as projectAddresses from './project-addresses.js';
import * as projectSettings from './project-settings.js';
import * as projects from './projects.js';
import * as rateLimits from './rate-limits.js';
import * as roles from './roles.js';
import * as root from './root.js';
import * as serviceAccountEntries from './service-account-entries.js';
import * as serviceAccounts from './service-accounts.js';
import * as teams from './teams.js';
import * as users from './users.js';

const { named, publishedForm, requestForm, schemaName } = common;

const modules = [
  accessListEntries,
  activityFeed,
  apiKeys,
  common,
  delegationSettings,
  errors,
  eventParts,
  events,
  eventTypes,
  limits,
  maintenanceSettings,
  mongoDbVersions,
  networkEntries,
  organizationSettings,
  organizations,
  projectAddresses,
  projectSettings,
  projects,
  rateLimits,
  roles,
  root,
  serviceAccountEntries,
  serviceAccounts,
  teams,
  users,
];

const isSchema = (value: unknown): value is TSchema => typeof value === 'object' && value !== null;
const isObjectSchema = (schema: TSchema): schema is TObject => 'properties' in schema;

/** Every schema below (and including) the given one, each with the path that leads to it. */
function* within(schema: TSchema, path: string): Generator<[string, TSchema]> {
  yield [path, schema];
  for (const [key, value] of Object.entries(schema)) {
    if (['properties', 'anyOf'].includes(key) && isSchema(value)) {
      for (const [name, part] of Object.entries(value)) yield* within(part as TSchema, `${path}.${name}`);
    } else if (['items', 'additionalProperties'].includes(key) && isSchema(value)) {
      yield* within(value, `${path}.${key}`);
    }
  }
}

const exported = modules.flatMap((module) =>
  Object.entries(module).filter((entry): entry is [string, TSchema] => isSchema(entry[1])),
);
const all = exported.flatMap(([name, schema]) => [...within(schema, name)]);

const requestBodies: Record<string, TSchema> = {
  AtlasOrganizationRequest: organizations.AtlasOrganizationRequest,
  CreateAtlasOrganizationApiKey: apiKeys.CreateAtlasOrganizationApiKey,
  CreateAtlasProjectApiKey: apiKeys.CreateAtlasProjectApiKey,
  CreateOrganizationRequest: organizations.CreateOrganizationRequest,
  DataFederationLimitRequest: limits.DataFederationLimitRequest,
  GroupRequest: projects.GroupRequest,
  GroupServiceAccountRequestBody: serviceAccounts.GroupServiceAccountRequestBody,
  GroupServiceAccountRoleAssignment: serviceAccounts.GroupServiceAccountRoleAssignment,
  GroupServiceAccountUpdateRequestBody: serviceAccounts.GroupServiceAccountUpdateRequestBody,
  GroupSettingsRequest: projectSettings.GroupSettingsRequest,
  GroupUpdate: projects.GroupUpdate,
  OrganizationSettingsRequest: organizationSettings.OrganizationSettingsRequest,
  OrgServiceAccountRequestBody: serviceAccounts.OrgServiceAccountRequestBody,
  OrgServiceAccountUpdateRequestBody: serviceAccounts.OrgServiceAccountUpdateRequestBody,
  ServiceAccountIPAccessListEntries: serviceAccountEntries.ServiceAccountIPAccessListEntries,
  ServiceAccountSecretRequestBody: serviceAccounts.ServiceAccountSecretRequestBody,
  AddOrRemoveGroupRole: users.AddOrRemoveGroupRole,
  AddOrRemoveOrgRoleBody: users.AddOrRemoveOrgRoleBody,
  AddOrRemoveUserFromTeam: teams.AddOrRemoveUserFromTeam,
  AddUsersToTeam: teams.AddUsersToTeam,
  CloudAppUserBody: users.CloudAppUserBody,
  GroupUserRequestBody: users.GroupUserRequestBody,
  OrgUserRequestBody: users.OrgUserRequestBody,
  OrgUserUpdateRequestBody: users.OrgUserUpdateRequestBody,
  TeamBody: teams.TeamBody,
  TeamRoleUpdateBody: teams.TeamRoleUpdateBody,
  TeamRolesBody: teams.TeamRolesBody,
  TeamUpdate: teams.TeamUpdate,
  UpdateGroupRolesForUserBody: users.UpdateGroupRolesForUserBody,
  UpdateOrgRolesForUserBody: users.UpdateOrgRolesForUserBody,
  UpdateAtlasOrganizationApiKey: apiKeys.UpdateAtlasOrganizationApiKey,
  UpdateAtlasProjectApiKey: apiKeys.UpdateAtlasProjectApiKey,
  UserAccessListRequests: accessListEntries.UserAccessListRequests,
  UserAccessRoleAssignments: apiKeys.UserAccessRoleAssignments,
};

describe('every schema', () => {
  it('declares its properties in alphabetical order', () => {
    for (const [path, schema] of all.filter(([, schema]) => isObjectSchema(schema))) {
      const names = Object.keys((schema as TObject).properties);
      expect(names, path).toEqual([...names].sort());
    }
  });

  it('has a published form that is the only one of its name', () => {
    const forms = new Map<string, string>();
    for (const [path, schema] of all) {
      const name = schemaName(schema);
      if (!name) continue;
      const form = JSON.stringify(publishedForm(schema));
      expect(forms.get(name) ?? form, path).toBe(form);
      forms.set(name, form);
    }
    expect(forms.size).toBeGreaterThan(50);
  });

  it('is exported under its published name where it is a published schema', () => {
    for (const [exportName, schema] of exported) {
      const name = schemaName(schema);
      if (!name || publishedForm(schema) !== schema || name === 'raw') continue;
      expect(exportName).toBe(name);
    }
  });

  it('carries no $id', () => {
    for (const [path, schema] of all) expect('$id' in schema, path).toBe(false);
  });
});

describe('request bodies', () => {
  it.each(Object.entries(requestBodies))('%s refuses unknown properties at every level', (name, schema) => {
    for (const [path, part] of within(schema, name)) {
      if (!isObjectSchema(part) || schemaName(part) === 'Link') continue;
      expect((part as { additionalProperties?: unknown }).additionalProperties, path).toBe(false);
    }
  });

  it.each(Object.entries(requestBodies))('%s declares what is published', (_, schema) => {
    const published = publishedForm(schema);
    if (!isObjectSchema(schema) || !isObjectSchema(published)) return;
    expect(Object.keys(schema.properties)).toEqual(Object.keys(published.properties));
    expect(published.required ?? []).toEqual(expect.arrayContaining(schema.required ?? []));
  });

  it.each([
    'AtlasOrganizationRequest',
    'GroupServiceAccountUpdateRequestBody',
    'GroupSettingsRequest',
    'GroupUpdate',
    'OrganizationSettingsRequest',
    'OrgServiceAccountUpdateRequestBody',
  ])('%s fills in no default, so a PATCH changes only what it names', (name) => {
    const schema = requestBodies[name];
    expect(schema).toBeDefined();
    for (const [path, part] of within(schema ?? {}, name)) expect('default' in part, path).toBe(false);
  });

  it.each<[string, TSchema, unknown]>([
    [
      'Terraform without an owner',
      organizations.CreateOrganizationRequest,
      { name: 'Acme Org', orgOwnerId: '' },
    ],
    [
      'an organization with an API key',
      organizations.CreateOrganizationRequest,
      { apiKey: { desc: 'first', roles: ['ORG_OWNER'] }, name: 'Acme', serviceAccount: null },
    ],
    ['the CLI without flags', apiKeys.UpdateAtlasOrganizationApiKey, { desc: '', roles: [] }],
    ['the CLI on a project', apiKeys.UpdateAtlasProjectApiKey, { desc: '', roles: [] }],
    [
      'Terraform assigning a key',
      apiKeys.UserAccessRoleAssignments,
      [{ roles: ['GROUP_OWNER'], userId: '5f0000000000000000000001' }],
    ],
    ['hours in quotes', serviceAccounts.ServiceAccountSecretRequestBody, { secretExpiresAfterHours: '3600' }],
    [
      'an account that is left as it is',
      serviceAccounts.OrgServiceAccountUpdateRequestBody,
      { description: null, name: '', roles: [] },
    ],
    ['a short IPv6 address', accessListEntries.UserAccessListRequests, [{ ipAddress: '2001:db8::1' }]],
    ['an empty contact', organizationSettings.OrganizationSettingsRequest, { securityContact: '' }],
    ['a bare project', projects.GroupRequest, { name: 'My Project', orgId: '5f0000000000000000000002' }],
    [
      'the Go SDK with read-only members',
      projects.GroupRequest,
      { clusterCount: 0, created: '0001-01-01T00:00:00Z', name: 'p', orgId: '5f0000000000000000000002' },
    ],
    ['a limit named by the path', limits.DataFederationLimitRequest, { value: 20 }],
  ])('pass: %s', (_, schema, body) => {
    expect([...Value.Errors(schema, body)]).toEqual([]);
  });

  it.each<[string, TSchema, unknown]>([
    ['an unknown property', projects.GroupUpdate, { nmae: 'x' }],
    ['hours in words', serviceAccounts.ServiceAccountSecretRequestBody, { secretExpiresAfterHours: 'ten' }],
    ['an unknown role', apiKeys.CreateAtlasOrganizationApiKey, { desc: 'x', roles: ['GROUP_OWNER'] }],
    ['no role', apiKeys.CreateAtlasProjectApiKey, { desc: 'x', roles: [] }],
    ['no description', apiKeys.CreateAtlasOrganizationApiKey, { desc: '', roles: ['ORG_OWNER'] }],
    ['a description of 251 characters', apiKeys.UpdateAtlasProjectApiKey, { desc: 'x'.repeat(251) }],
    ['a name with a slash', projects.GroupRequest, { name: 'a/b', orgId: '5f0000000000000000000002' }],
    ['a name of 65 characters', organizations.AtlasOrganizationRequest, { name: 'x'.repeat(65) }],
    [
      'a secret that outlives a year',
      organizationSettings.OrganizationSettingsRequest,
      { maxServiceAccountSecretValidityInHours: 8761 },
    ],
  ])('fail: %s', (_, schema, body) => {
    expect(Value.Check(schema, body)).toBe(false);
  });
});

describe('published names', () => {
  it('survive Type.Optional and stay invisible to JSON', () => {
    const schema = named('Thing', Type.Object({ a: Type.String() }));
    expect(schemaName(Type.Optional(schema))).toBe('Thing');
    expect(publishedForm(Type.Optional(schema))).toBe(schema);
    expect(JSON.stringify(schema)).not.toContain('Thing');
  });

  it('are not taken over by a changed copy', () => {
    const schema = named('Thing', Type.Object({ a: Type.String() }));
    expect(schemaName({ ...schema, description: 'changed' })).toBeUndefined();
  });

  it('are needed by a request form', () => {
    expect(() => requestForm(Type.String(), Type.String())).toThrow(/published schema that has a name/);
  });
});
