import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runSallyport, temporaryDirectory } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { curl } from '../support/server.js';

const SHOP = fileURLToPath(new URL('../../../../examples/guarded-api/shop.guard.yaml', import.meta.url));

const json = { accept: 'application/json' };

describe('start --guard', () => {
  it('makes the API, its gate, and a first organization of the name that the definition has', async () => {
    const { line, stop } = await startEphemeral(['--guard', SHOP]);
    const { baseUrl, orgId, apiKey: key } = line;
    const organization = await curl(`${baseUrl}/api/atlas/v2/orgs/${orgId}`, { key });
    expect(organization.json.name).toBe('Acme');
    const api = await curl(`${baseUrl}/api/private/orgs/${orgId}/guardedApis/shop`, { key, ...json });
    expect(api.json).toMatchObject({ name: 'shop', mode: 'enforce', activeVersion: 1 });
    const gate = await curl(`${baseUrl}/api/private/orgs/${orgId}/gates/shop`, { key, ...json });
    expect(gate.json).toMatchObject({ api: 'shop', dialect: 'nginx', hasSecret: false });
    expect(await stop()).toBe(0);
  });

  it('names every mistake with its line, and does not start', async () => {
    const file = join(temporaryDirectory(), 'broken.guard.yaml');
    writeFileSync(file, readFileSync(SHOP, 'utf8').replace('cors: pass', 'cors: never'));
    const running = runSallyport(['start', '--ephemeral', '--port', '0', '--guard', file]);
    expect(await running.ended).toBe(1);
    expect(running.stderr()).toBe(`Error: ${file}:28:7: cors: must be pass or decide, not "never"\n`);
  });

  it('says which organizations there are, where it has none of that name', async () => {
    const directory = temporaryDirectory();
    const seed = join(directory, 'seed.yaml');
    writeFileSync(seed, 'organizations: [{ name: Globex }]\n');
    const running = runSallyport(['start', '--ephemeral', '--port', '0', '--seed', seed, '--guard', SHOP]);
    expect(await running.ended).toBe(1);
    expect(running.stderr()).toContain(`${SHOP}:5:15: there is no organization Acme; there are Globex\n`);
  });

  it('applies the file again where it differs from the active version, and says so', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'shop.guard.yaml');
    const dataDir = join(directory, 'data');
    copyFileSync(SHOP, file);
    const start = async () => {
      const running = runSallyport(['seed', join(directory, 'seed.yaml'), '--data-dir', dataDir]);
      expect(await running.ended, running.stderr()).toBe(0);
      return running.stdout();
    };
    writeFileSync(
      join(directory, 'seed.yaml'),
      'organizations: [{ name: Acme }]\nguardedApis: [{ file: shop.guard.yaml }]\n',
    );
    expect(await start()).toContain('Acme: Guarded API was made: shop, 1, routes: 6 added');
    expect(await start()).toContain('nothing to change');
    writeFileSync(file, readFileSync(SHOP, 'utf8').replace('title: Shop API', 'title: The shop'));
    expect(await start()).toContain('Acme: Guarded API got a new version: shop, 2, title');
  });
});
