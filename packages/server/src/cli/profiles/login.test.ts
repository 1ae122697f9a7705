import { expect, it } from 'vitest';
import { loginOf } from './login.js';
import type { Found, Profile } from './profile.js';
import type { PropertyName } from './properties.js';

function profile(
  own: Partial<Record<PropertyName, string>>,
  env: Partial<Record<PropertyName, string>> = {},
): Profile {
  const find = (property: PropertyName): Found | undefined => {
    const [inEnvironment, inProfile] = [env[property], own[property]];
    if (inEnvironment !== undefined) return { value: inEnvironment, source: 'environment' };
    return inProfile === undefined ? undefined : { value: inProfile, source: 'profile' };
  };
  return { name: 'default', find, get: (property) => find(property)?.value };
}

const key = { public_api_key: 'abcdwxyz', private_api_key: 'p' };
const account = { client_id: 'mdb_sa_id_1', client_secret: 's' };
const session = { user_name: 'ada@example.com', session_token: 't', csrf_token: 'c' };
const token = `e30.${Buffer.from('{"sub":"mdb_sa_id_2"}').toString('base64url')}.x`;

it.each([
  ['an API key', profile(key), 'key', 'abcdwxyz'],
  ['a service account before an API key', profile({ ...key, ...account }), 'service account', 'mdb_sa_id_1'],
  [
    'the API key that auth_type asks for',
    profile({ ...key, ...account, auth_type: 'api_keys' }),
    'key',
    'abcdwxyz',
  ],
  ['an API key of the environment before a stored account', profile(account, key), 'key', 'abcdwxyz'],
  [
    'an API key of the environment, whatever type the profile asks for',
    profile({ ...session, auth_type: 'user_account' }, key),
    'key',
    'abcdwxyz',
  ],
  ['a session', profile(session), 'account', 'ada@example.com'],
  ['a token by itself', profile({ access_token: token }), 'token', 'mdb_sa_id_2'],
  [
    'a service account with its kept token',
    profile({ ...account, access_token: token }),
    'service account',
    'mdb_sa_id_1',
  ],
  [
    'a half in the environment and a half in the profile',
    profile({ private_api_key: 'p' }, { public_api_key: 'x' }),
    'key',
    'x',
  ],
])('%s is who calls', (_what, given, kind, subject) => {
  expect(loginOf(given)).toMatchObject({ kind, subject });
});

it('keeps tokens only of what is wholly in the profile', () => {
  expect(loginOf(profile(account))?.isStored).toBe(true);
  expect(loginOf(profile({ client_secret: 's' }, { client_id: 'x' }))?.isStored).toBe(false);
});

it('nobody calls with half of a credential, or with one of another type', () => {
  expect(loginOf(profile({ public_api_key: 'abcdwxyz' }))).toBeUndefined();
  expect(loginOf(profile({ ...key, auth_type: 'service_account' }))).toBeUndefined();
});
