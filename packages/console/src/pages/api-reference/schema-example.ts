import { CLIENT_ID_PREFIX } from '../../domain.js';
import { type Resolved, resolve, type Schema, type Schemas } from './schema.js';

/** Values by the name of their member: the IDs of an organization, for example. */
export type KnownValues = Readonly<Record<string, unknown>>;

const ID = '5f4e3d2c1b0a998877665544';

/** What a member of this name would hold. Addresses are those for documentation (RFC 5737). */
const TYPICAL: KnownValues = {
  as: '{PUBLIC-KEY}',
  cidrBlock: '203.0.113.0/24',
  code: '123456',
  comment: 'Office',
  country: 'AT',
  currentPassword: '{PASSWORD}',
  api: 'shop',
  definition: 'api: shop\ntitle: Shop\norganization: Example\nroutes:\n  GET /orders: read\n',
  desc: 'Nightly backup',
  description: 'Runs the nightly backup',
  destinationOrgPrivateApiKey: '{PRIVATE-KEY}',
  destinationOrgPublicApiKey: '{PUBLIC-KEY}',
  emailAddress: 'person@example.com',
  expiresAt: '2030-01-01T00:00:00Z',
  firstName: 'Ada',
  groupRole: 'GROUP_READ_ONLY',
  groupRoles: 'GROUP_READ_ONLY',
  ipAddress: '203.0.113.10',
  key: 'environment',
  kind: 'ci',
  label: 'Nightly backup',
  lastName: 'Lovelace',
  mobileNumber: '+43 1 2345678',
  name: 'Example',
  newPassword: '{NEW-PASSWORD}',
  orgRole: 'ORG_READ_ONLY',
  orgRoles: 'ORG_READ_ONLY',
  owner: 'Platform team',
  password: '{PASSWORD}',
  path: '/api/atlas/v2/orgs',
  peers: '203.0.113.0/24',
  roleName: 'ORG_READ_ONLY',
  roleNames: 'GROUP_READ_ONLY',
  secretExpiresAfterHours: 720,
  tags: 'production',
  username: 'person@example.com',
  usernames: 'person@example.com',
};

/** Members of which a request has one: the first that there is. */
const ALTERNATIVES = [
  ['cidrBlock', 'ipAddress', 'awsSecurityGroup'],
  ['orgId', 'groupId'],
];

/** Where nothing is required a request says what it wants to change; of more members than this, one will do. */
const MOST_OPTIONAL = 4;

/** A body that a request could have: what is required, or a few members where nothing is. Never what is read-only. */
export function exampleOf(
  schema: Schema,
  schemas: Schemas,
  known: KnownValues = {},
  /** Members that a request needs though the schema does not say so. */
  needed: readonly string[] = [],
): unknown {
  const { schema: whole } = resolve(schema, schemas);
  const required = [...(whole.required ?? []), ...needed];
  const asked = needed.length === 0 ? schema : { ...whole, required };
  return exampleValue('', asked, { schemas, known, around: [] });
}

interface Context {
  readonly schemas: Schemas;
  readonly known: KnownValues;
  /** Names of the schemas around a value: one that contains itself has to end somewhere. */
  readonly around: readonly string[];
}

function exampleValue(name: string, given: Schema, context: Context): unknown {
  const resolved = resolve(given, context.schemas);
  const { schema, options } = resolved;
  const [form] = options;
  if (form !== undefined) return exampleValue(name, form, context);
  if (schema.items !== undefined)
    return isAround(schema.items, context) ? [] : [exampleValue(name, schema.items, context)];
  if (schema.type === 'object' || schema.properties !== undefined) return objectOf(resolved, context);
  return scalarOf(name, schema, context.known);
}

function isAround(schema: Schema, { schemas, around }: Context): boolean {
  const { name } = resolve(schema, schemas);
  return name !== undefined && around.includes(name);
}

function objectOf({ schema, name }: Resolved, context: Context): unknown {
  const inside = {
    ...context,
    around: name === undefined ? context.around : [...context.around, name],
    known: isAboutProject(schema) ? { ...context.known, ...PROJECT_ROLES } : context.known,
  };
  const writable = Object.entries(schema.properties ?? {}).filter(
    ([, member]) => resolve(member, context.schemas).schema.readOnly !== true,
  );
  const required = writable.filter(([member]) => schema.required?.includes(member));
  const members =
    required.length > 0 ? [...required, ...oneOfEach(writable, required)] : someOf(writable, inside);
  return Object.fromEntries(members.map(([member, value]) => [member, exampleValue(member, value, inside)]));
}

type Members = readonly (readonly [string, Schema])[];

/** Of alternatives none of which is required, the first. */
function oneOfEach(members: Members, required: Members): Members {
  return ALTERNATIVES.flatMap((list) => {
    const among = (some: Members) => some.filter(([name]) => list.includes(name));
    const optional = among(members);
    const [first] = list.flatMap((name) => optional.filter(([member]) => member === name));
    return first === undefined || optional.length < 2 || among(required).length > 0 ? [] : [first];
  });
}

/** What names a project beside roles means roles in it. */
function isAboutProject({ properties = {} }: Schema): boolean {
  return 'groupId' in properties && !('orgId' in properties);
}

const PROJECT_ROLES: KnownValues = { roles: 'GROUP_READ_ONLY', roleName: 'GROUP_READ_ONLY' };

function someOf(members: Members, context: Context): Members {
  const names = members.map(([name]) => name);
  const left = members.filter(([name, member]) => {
    const alternatives = ALTERNATIVES.find((list) => list.includes(name));
    if (alternatives !== undefined && alternatives.find((one) => names.includes(one)) !== name) return false;
    // Times that are right today are wrong tomorrow, and others' IDs can only be made up.
    const { schema } = resolve(member, context.schemas);
    return schema.format !== 'date-time' && !name.endsWith('Ids') && !isAround(member, context);
  });
  if (left.length <= MOST_OPTIONAL) return left;
  // A text is seldom a switch that shuts somebody out.
  const chosen =
    left.find(([, member]) => resolve(member, context.schemas).schema.type === 'string') ?? left[0];
  return chosen === undefined ? [] : [chosen];
}

function scalarOf(name: string, schema: Schema, known: KnownValues): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return harmless(schema.enum);
  if (name in known) return known[name];
  if (name in TYPICAL && fits(schema, TYPICAL[name])) return TYPICAL[name];
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema);
  if (schema.type === 'null') return null;
  return textOf(name, schema);
}

/** Of roles the least, for an example is soon copied; of anything else the first. */
function harmless(values: readonly unknown[]): unknown {
  return values.find((value) => /^(ORG|GROUP)_READ_ONLY$/.test(String(value))) ?? values[0];
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Schema): number {
  if (exclusiveMinimum !== undefined) return exclusiveMinimum + 1;
  return minimum ?? Math.min(1, maximum ?? 1);
}

function textOf(name: string, { format, pattern, minLength = 0, maxLength }: Schema): string {
  if (format === 'date-time') return '2030-01-01T00:00:00Z';
  if (format === 'email' || name.endsWith('Contact')) return 'person@example.com';
  if (format === 'password') return '{PASSWORD}';
  if (pattern?.includes(CLIENT_ID_PREFIX)) return CLIENT_ID_PREFIX + ID;
  if (pattern?.includes('{24}') || /(^id|I[dD])s?$/.test(name)) return ID;
  if (pattern?.includes('[A-Z]{2}')) return 'AT';
  const text = 'Example'.padEnd(minLength, ' example').slice(0, maxLength);
  return fits({ pattern }, text) ? text : text.toLowerCase();
}

function fits({ pattern }: { readonly pattern?: string | undefined }, value: unknown): boolean {
  return pattern === undefined || new RegExp(pattern, 'u').test(String(value));
}
