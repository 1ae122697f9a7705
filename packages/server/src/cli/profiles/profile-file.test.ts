import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseProfile } from './profile.js';
import { openProfileFile } from './profile-file.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sallyport-profiles-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openProfileFile({ XDG_CONFIG_HOME: home });

describe('the file of profiles', () => {
  it('is made at the first change, for its owner alone', () => {
    const file = open();
    expect(file.names()).toEqual([]);
    file.update('default', { org_id: 'a', telemetry_enabled: false });
    expect(readFileSync(file.path, 'utf8')).toBe(
      'version = 2\n\n[default]\norg_id = "a"\ntelemetry_enabled = false\n',
    );
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(file.path))).toEqual(['config.toml']);
  });

  it('stands under the home directory where nothing else is said', () => {
    expect(openProfileFile({ HOME: '/home/ada' }).path).toBe('/home/ada/.config/sallyport/config.toml');
  });

  it('keeps what it does not know, and becomes private if it was not', () => {
    const file = open();
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, 'version = 2\nlocal = true\n\n[other]\nx = "y"\n', { mode: 0o644 });
    file.update('default', { org_id: 'a' });
    expect(readFileSync(file.path, 'utf8')).toBe(
      'version = 2\nlocal = true\n\n[other]\nx = "y"\n\n[default]\norg_id = "a"\n',
    );
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
  });

  it('does not undo what another command wrote meanwhile', () => {
    const [first, second] = [open(), open()];
    expect(first.names()).toEqual([]);
    second.update('staging', { org_id: 's' });
    first.update('default', { org_id: 'd' });
    expect(open().names()).toEqual(['default', 'staging']);
  });

  it('is refused with its name and line where it cannot be read', () => {
    const { path } = open();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'version = 2\noops\n');
    expect(() => open().names()).toThrow(`${path}: line 2: neither a [table] nor a name = value: oops`);
  });
});

describe('a profile', () => {
  it.each([
    ['the one asked for', 'asked', { MONGODB_ATLAS_PROFILE: 'named' }, ['only'], 'asked'],
    ['the one of the environment', undefined, { MONGODB_ATLAS_PROFILE: 'named' }, ['only'], 'named'],
    ['the only one', undefined, {}, ['only'], 'only'],
    ['the default one of several', undefined, {}, ['one', 'two'], 'default'],
    ['the default one where there is none', undefined, {}, [], 'default'],
  ])('is %s', (_which, asked, environment, names, chosen) => {
    const file = open();
    for (const name of names) file.update(name, {});
    expect(chooseProfile(asked, file, environment).name).toBe(chosen);
  });

  it('says what the environment says, then what stands outside of all profiles, then its own', () => {
    const file = open();
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(
      file.path,
      'org_id = "global"\n[default]\norg_id = "own"\nproject_id = "own"\noutput = "own"\nbase_url = "http://own"\n',
    );
    const profile = chooseProfile(undefined, file, {
      MONGODB_ATLAS_PROJECT_ID: 'env',
      MONGODB_ATLAS_OUTPUT: '',
    });
    expect(profile.find('project_id')).toEqual({
      value: 'env',
      source: 'environment',
      variable: 'MONGODB_ATLAS_PROJECT_ID',
    });
    expect(profile.find('org_id')).toEqual({ value: 'global', source: 'global' });
    expect(profile.find('output')).toEqual({ value: 'own', source: 'profile' });
    expect(profile.find('ops_manager_url')).toEqual({ value: 'http://own', source: 'profile' });
    expect(profile.find('client_id')).toBeUndefined();
  });

  it('takes the server from SALLYPORT_BASE_URL before the name of the Atlas CLI', () => {
    const environment = { SALLYPORT_BASE_URL: 'http://a', MONGODB_ATLAS_OPS_MANAGER_URL: 'http://b' };
    expect(chooseProfile(undefined, open(), environment).get('ops_manager_url')).toBe('http://a');
  });

  it('cannot have a name that a table cannot have', () => {
    expect(() => chooseProfile('a.b', open(), {})).toThrow('"a.b" cannot be the name of a profile');
  });
});
