import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '#test/built-server.js';
import { readSettings } from './read-settings.js';
import { settings } from './settings.js';

const KEY = 'ab'.repeat(32);

function fileWith(text: string): string {
  const file = join(temporaryDirectory(), 'secret');
  writeFileSync(file, text);
  return file;
}

describe('a secret from a file', () => {
  it.each(['', '\n', '\r\n'])('is read without the end of its line (%j)', (end) => {
    const read = readSettings({}, { SALLYPORT_MASTER_KEY_FILE: fileWith(KEY + end) });
    expect(read.masterKey?.toString('hex')).toBe(KEY);
  });

  it('can be each setting that holds one', () => {
    const read = readSettings(
      {},
      {
        SALLYPORT_DATABASE_URL_FILE: fileWith('postgres://u:p@h/d'),
        SALLYPORT_SMTP_URL_FILE: fileWith('smtp://u:p@h'),
        SALLYPORT_MAIL_FROM: 'a@example.com',
      },
    );
    expect([read.databaseUrl, read.smtpUrl]).toEqual(['postgres://u:p@h/d', 'smtp://u:p@h']);
  });

  it('gives way to a flag, as the variable does', () => {
    const read = readSettings({ masterKey: 'cd'.repeat(32) }, { SALLYPORT_MASTER_KEY_FILE: '/nowhere' });
    expect(read.masterKey?.toString('hex')).toBe('cd'.repeat(32));
  });

  it('and from its variable is one too many', () => {
    const both = { SALLYPORT_MASTER_KEY: KEY, SALLYPORT_MASTER_KEY_FILE: fileWith(KEY) };
    expect(() => readSettings({}, both)).toThrow(
      'SALLYPORT_MASTER_KEY and SALLYPORT_MASTER_KEY_FILE: set one of them',
    );
  });

  it.each([
    ['a file that is missing', () => '/nowhere/secret', /^SALLYPORT_MASTER_KEY_FILE: ENOENT/],
    ['an empty file', () => fileWith('\n'), /^SALLYPORT_MASTER_KEY_FILE: .* is empty$/],
    ['a file without an end', () => '/dev/zero', /^SALLYPORT_MASTER_KEY_FILE: .* is too long for a secret$/],
    ['a wrong value', () => fileWith('abc'), /^SALLYPORT_MASTER_KEY_FILE \(.*\): must be 32 bytes/],
  ])('is refused by its variable for %s', (_what, file, message) => {
    expect(() => readSettings({}, { SALLYPORT_MASTER_KEY_FILE: file() })).toThrow(message);
  });

  it('is not for settings that are none', () => {
    expect(readSettings({}, { SALLYPORT_PORT_FILE: fileWith('9000') }).port).toBe(8080);
  });
});

it('has a file for each setting whose words speak of a password or key', () => {
  const secret = Object.values(settings).filter(({ form }) => /password|postgres:|32 bytes/.test(form));
  expect(secret.map(({ env }) => env)).toEqual([
    'SALLYPORT_DATABASE_URL',
    'SALLYPORT_MASTER_KEY',
    'SALLYPORT_PREVIOUS_MASTER_KEY',
    'SALLYPORT_SMTP_URL',
  ]);
  for (const setting of secret) expect(setting).toMatchObject({ isSecret: true });
});

it.each([
  ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
  ['[::1]:0', { host: '::1', port: 0 }],
  ['metrics.internal:80', { host: 'metrics.internal', port: 80 }],
])('reads %s as an address and a port', (text, value) => {
  expect(readSettings({ metricsListen: text }, {}).metricsListen).toEqual(value);
});

it.each(['9464', '::1:9464', '127.0.0.1', '127.0.0.1:65536', 'a b:x'])(
  'does not read %s as an address and a port',
  (text) => {
    expect(() => readSettings({ metricsListen: text }, {})).toThrow('--metrics-listen: ');
  },
);

it('asks for trusted proxies where their word is awaited', () => {
  expect(() => readSettings({ clientAddressFrom: 'proxy-protocol' }, {})).toThrow(
    'needs SALLYPORT_TRUSTED_PROXIES',
  );
});
