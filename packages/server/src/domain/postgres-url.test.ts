import { describe, expect, it } from 'vitest';
import { parsePostgresUrl } from './postgres-url.js';

function parsed(text: string) {
  const url = parsePostgresUrl(text);
  if ('problem' in url) throw new Error(url.problem);
  return url;
}

describe('a database URL', () => {
  it.each([
    ['postgres://db.example.com/x', [{ host: 'db.example.com', port: 5432 }]],
    [
      'postgresql://h1:5433,h2,[2001:db8::1]:6000/x',
      [
        { host: 'h1', port: 5433 },
        { host: 'h2', port: 5432 },
        { host: '2001:db8::1', port: 6000 },
      ],
    ],
    ['postgres:///x?host=/var/run/postgresql', [{ host: '/var/run/postgresql', port: 5432 }]],
    [
      'postgres:///x?host=h1,2001:db8::1&port=1,2',
      [
        { host: 'h1', port: 1 },
        { host: '2001:db8::1', port: 2 },
      ],
    ],
    ['postgres://', []],
  ])('%s names its hosts in their order', (text, hosts) => {
    expect(parsed(text).hosts).toEqual(hosts);
  });

  it('has a user, a password and a database, percent-encoded', () => {
    expect(parsed('postgres://a%40b:p%3Aa:s%2Fs@h/d%20b')).toMatchObject({
      user: 'a@b',
      password: 'p:a:s/s',
      database: 'd b',
    });
    expect(parsed('postgres://h')).toMatchObject({
      user: undefined,
      password: undefined,
      database: undefined,
      connectTimeoutMs: undefined,
      mustTakeWrites: false,
      tls: { mode: undefined },
    });
  });

  it('says what a server must be, how long it is waited for, and how it proves who it is', () => {
    expect(
      parsed(
        'postgres://h/x?target_session_attrs=read-write&connect_timeout=3&application_name=a%20b' +
          '&sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem&options=-c%20search_path%3Da',
      ),
    ).toMatchObject({
      mustTakeWrites: true,
      connectTimeoutMs: 3_000,
      applicationName: 'a b',
      options: '-c search_path=a',
      tls: { mode: 'verify-full', rootCert: '/ca.pem', cert: '/c.pem', key: '/k.pem' },
    });
  });

  it.each([
    ['mysql://u:hidden@h/x', 'must have the form postgres://user:password@host:port/database'],
    ['postgres://u:hidden@h:99999/x', 'has a port that is not from 1 to 65535'],
    ['postgres://u:hidden@h1,,h2/x', 'must name hosts as host or host:port, separated by commas'],
    ['postgres://u:hidden@local host/x', 'must name hosts as host or host:port, separated by commas'],
    ['postgres://u:hidden@h:a/x', 'must name hosts as host or host:port, separated by commas'],
    [`postgres://u:hidden@${'h,'.repeat(16)}h/x`, 'names more than 16 hosts'],
    [
      'postgres://u:hidden%@h/x',
      'has a password whose percent signs are not followed by two hexadecimal digits',
    ],
    [
      'postgres://u:hidden@h/x?target_session_attrs=standby',
      'target_session_attrs is any, primary or read-write',
    ],
    [
      'postgres://u:hidden@h/x?connect_timeout=0',
      'connect_timeout is a whole number of seconds from 1 to 60',
    ],
    ['postgres://u:hidden@h/x?sslmode=prefer', 'sslmode is disable, require, verify-ca or verify-full'],
    ['postgres://u:hidden@h/x?sslmode=require&sslkey=/k', 'needs both sslcert and sslkey, or neither'],
    ['postgres://u:hidden@h/x?sslrootcert=/ca', 'names certificates, so it needs sslmode='],
    ['postgres://u@h/x?passwrd=hidden', 'has an unknown parameter; it may have host, port'],
  ])('%s is refused, and its password not repeated', (text, reason) => {
    const url = parsePostgresUrl(text);
    if (!('problem' in url)) throw new Error('was taken');
    expect(url.problem).toContain(reason);
    expect(url.problem).not.toContain('hidden');
  });
});
