import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configHome, output, sallyport, words } from '../../support/cli.js';
import { startEphemeral } from '../../support/ephemeral.js';
import { startTestServer } from '../../support/server.js';

it('trusts the authority that a profile, a flag or the environment names, and says how to name it', async () => {
  const server = await startEphemeral(['--tls', 'self-signed']);
  const { baseUrl, caFile = '', apiKey, groupId, orgId } = server.line;
  const key = {
    MONGODB_ATLAS_PUBLIC_API_KEY: apiKey.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: apiKey.privateKey,
  };
  const env = { ...key, XDG_CONFIG_HOME: configHome(), SALLYPORT_BASE_URL: baseUrl };

  const untrusted = await sallyport(['projects', 'list'], { env });
  expect(untrusted.stderr).toMatch(
    /^Error: no answer from https:\S+: its certificate is not trusted\. .*sallyport config set ca_file <file>/,
  );
  expect(untrusted.status).toBe(1);
  expect(await output('projects list', { ...env, SSL_CERT_FILE: caFile })).toContain(groupId);
  const mistyped = await sallyport(['config', 'set', 'ca_file', `${caFile}x`], { env });
  expect(mistyped.stderr).toMatch(/^Error: the file cannot be read: ENOENT/);
  expect(await output('config list', env)).toBe('PROFILE NAME\n');
  await output(`config set ca_file ${caFile}`, env);
  expect(await output('projects list', env)).toContain(groupId);
  expect(await output(`projects create OverTls --orgId ${orgId}`, env)).toMatch(
    /^Project '[0-9a-f]{24}' created/,
  );

  const home = configHome();
  await output(`auth login --baseUrl ${baseUrl} --caFile ${caFile}`, { ...key, XDG_CONFIG_HOME: home });
  expect(readFileSync(join(home, 'sallyport', 'config.toml'), 'utf8')).toContain(`ca_file = "${caFile}"`);
  expect(await output('projects list', { XDG_CONFIG_HOME: home })).toContain(groupId);

  const missing = await sallyport(['projects', 'list'], {
    env: { ...env, SALLYPORT_CA_FILE: '/nowhere.pem' },
  });
  expect(missing.stderr).toMatch(/^Error: the file of certificate authorities cannot be read: ENOENT/);

  const asHttp = await sallyport(['projects', 'list'], {
    env: { ...env, SALLYPORT_BASE_URL: baseUrl.replace('https', 'http') },
  });
  expect(asHttp.stderr).toContain('If the server speaks HTTPS, begin the address with https://');
  await server.stop();
});

it('says that a server speaks HTTP', async () => {
  const server = await startTestServer();
  const env = {
    XDG_CONFIG_HOME: configHome(),
    SALLYPORT_BASE_URL: server.url.replace('http:', 'https:'),
    MONGODB_ATLAS_PUBLIC_API_KEY: 'abcdwxyz',
    MONGODB_ATLAS_PRIVATE_API_KEY: 'p',
  };
  for (const more of [{}, { SSL_CERT_FILE: '/etc/hosts' }]) {
    const { stderr } = await sallyport(words('projects list'), { env: { ...env, ...more } });
    expect(stderr).toMatch(
      /^Error: no answer from https:\S+: it speaks HTTP, not HTTPS: begin the address with http:\/\//,
    );
  }
  await server.stop();
});
