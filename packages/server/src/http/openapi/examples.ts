import { wirePaths } from '../../domain/wire-paths.js';
import type { JsonObject } from './schemas.js';

/** Values for properties and parameters of these names. The IDs are those of `start --demo`, so that calls answer there. */
const VALUES: Readonly<Record<string, unknown>> = {
  orgId: 'd0d0d0d0d0d0d0d0d0d0d0d0',
  groupId: 'd0d0d0d0d0d0d0d0d0d0d0d1',
  destinationOrgId: 'd0d0d0d0d0d0d0d0d0d0d0d0',
  clientId: 'mdb_sa_id_d0d0d0d0d0d0d0d0d0d0d0d2',
  cidrBlock: '203.0.113.0/24',
  ipAddress: '203.0.113.10',
  entryValue: '203.0.113.10',
  address: '203.0.113.10',
  username: 'ada@example.com',
  userName: 'ada@example.com',
  usernames: ['ada@example.com'],
  firstName: 'Ada',
  lastName: 'Lovelace',
  country: 'IE',
  mobileNumber: '+353 1 234 5678',
  groupName: 'Demo Project',
  teamName: 'Platform',
  name: 'Example',
  desc: 'example',
  description: 'example',
  comment: 'office',
  secretExpiresAfterHours: 720,
  limitName: 'atlas.project.deployment.clusters',
  endpointSetId: 'groups-read',
  errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
  eventType: ['API_KEY_CREATED'],
  expiresAt: '2100-01-31T12:00:00Z',
  minDate: '2026-01-01T00:00:00Z',
  maxDate: '2026-12-31T00:00:00Z',
  grant_type: 'client_credentials',
  method: 'GET',
  path: `${wirePaths.atlas.base}/groups`,
  password: 'a long password of Ada',
  currentPassword: 'a long password of Ada',
  newPassword: 'another password of Ada',
  code: '123456',
  token: 'the-token-of-the-link',
};

/** Roles that give little are the better example. */
const MODEST = ['ORG_READ_ONLY', 'GROUP_READ_ONLY'];

/** An ID that is not in a store of anybody. */
const SOME_ID = '32b6e34b3d91647abb20e7b8';

/** What a parameter or property of this name may be, where the name tells. */
export function exampleNamed(name: string): unknown {
  return VALUES[name] ?? (/(?:^id|Id)$/.test(name) ? SOME_ID : undefined);
}

/**
 * A value that the schema of a body accepts: what is required, or, where nothing is, one property. `components` are
 * the schemas that it refers to.
 */
export function exampleOf(schema: JsonObject, components: JsonObject, name = ''): unknown {
  const resolved = resolve(schema, components);
  const named = exampleNamed(name);
  if ('const' in resolved) return resolved.const;
  if (Array.isArray(resolved.enum)) return MODEST.find((role) => listed(resolved, role)) ?? resolved.enum[0];
  if (Array.isArray(resolved.anyOf) || Array.isArray(resolved.oneOf)) {
    const members = ((resolved.anyOf ?? resolved.oneOf) as JsonObject[]).filter(
      ({ type }) => type !== 'null',
    );
    return exampleOf(members[0] ?? {}, components, name);
  }
  const [type] = [resolved.type].flat().filter((each) => each !== 'null');
  if (type === 'object') return objectExample(resolved, components);
  if (type === 'array')
    return Array.isArray(named)
      ? named
      : [exampleOf(resolved.items as JsonObject, components, singular(name))];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number')
    return typeof named === 'number' ? named : (resolved.minimum ?? 1);
  if (typeof named === 'string' && fits(resolved, named)) return named;
  if (resolved.format === 'email') return VALUES.username;
  return resolved.format === 'date-time' ? VALUES.expiresAt : 'example';
}

function fits({ pattern }: JsonObject, text: string): boolean {
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);
}

/** Links and what only the server sets have no place in a body. */
function objectExample({ properties, required }: JsonObject, components: JsonObject): JsonObject {
  const sent = Object.entries((properties ?? {}) as Record<string, JsonObject>).filter(
    ([name, { readOnly }]) => readOnly !== true && name !== 'links',
  );
  const needed = sent.filter(([name]) => ((required ?? []) as string[]).includes(name));
  const telling = sent.find(([name]) => exampleNamed(name) !== undefined) ?? sent[0];
  const shown = needed.length > 0 || telling === undefined ? needed : [telling];
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, components, name)]));
}

function resolve(schema: JsonObject, components: JsonObject): JsonObject {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  return name === undefined ? schema : resolve(components[name] as JsonObject, components);
}

const listed = ({ enum: values }: JsonObject, value: string) => (values as unknown[]).includes(value);

const singular = (name: string) => name.replace(/s$/, '');
