import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '#test/built-server.js';
import { servicesOn } from '#test/seed.js';
import { SHOP_YAML } from '#test/shop.js';
import type { OpenServices } from '../open-services.js';
import { findGuardedApi } from '../store/queries/guarded-apis.js';
import { openStore } from '../store/store.js';
import { applySeed } from './apply-seed.js';
import { exportSeed } from './export-seed.js';
import { readSeedFile } from './seed-file.js';
import { SeedFileError, SeedProblem } from './seed-problem.js';

let open: OpenServices;
beforeEach(async () => {
  open = await servicesOn(await openStore({ inMemory: true, now: Date.now }));
});
afterEach(() => open.close());

/** Writes a seed with the example beside it. */
function write(seed: string, definition = SHOP_YAML): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'shop.guard.yaml'), definition);
  writeFileSync(join(directory, 'seed.yaml'), seed);
  return join(directory, 'seed.yaml');
}

async function apply(file: string) {
  const read = await readSeedFile(file);
  try {
    return await applySeed(open.services, read.seed);
  } catch (error) {
    throw error instanceof SeedProblem ? read.explain(error) : error;
  }
}

const SEED = `
organizations:
  - name: Acme
    projects: [{ name: Payments }]
    apiKeys:
      - description: clerk
        roles: [ORG_SHOP_AUDITOR]
        projects: [{ name: Payments, roles: [GROUP_SHOP_CLERK] }]
guardedApis:
  - file: shop.guard.yaml
  - api: books
    organization: Acme
    openTo: installation
    routes: { GET /books: read }
    gates: { books: envoy }
`;

describe('the guarded APIs of a seed', () => {
  it('are made before anybody is granted their roles, and are there the second time', async () => {
    const file = write(SEED);
    const { organizations, changes } = await apply(file);
    expect(organizations[0]?.apiKeys[0]?.roles).toEqual(['ORG_SHOP_AUDITOR']);
    expect(changes).toContain('Acme: Gate of a guarded API was made: books, books');
    expect((await apply(file)).changes).toEqual([]);
  });

  it('may be open to all organizations', async () => {
    await apply(write(SEED));
    const books = await findGuardedApi(open.services.store.reader, 'books');
    expect(books).toMatchObject({ openTo: 'installation', mode: 'report' });
  });

  it('are written by an export as they are in force, and made of it again', async () => {
    await apply(write(SEED));
    const options = { name: undefined, now: Date.now() };
    const exported = await exportSeed(open.services.store, options);
    expect(exported.guardedApis).toEqual([
      expect.objectContaining({
        api: 'books',
        mode: 'report',
        gates: { books: expect.objectContaining({ dialect: 'envoy' }) },
      }),
      expect.objectContaining({ api: 'shop', mode: 'enforce', roles: expect.anything() }),
    ]);
    const other = await servicesOn(await openStore({ inMemory: true, now: Date.now }));
    await applySeed(other.services, exported);
    expect(await exportSeed(other.services.store, options)).toMatchObject({
      guardedApis: exported.guardedApis,
    });
    await other.close();
  });

  it.each<[string, string, string]>([
    [
      'a fault of a definition that stands in it',
      SEED.replace('GET /books: read', 'GET /books: reed'),
      ':14:27: guardedApis[1] › routes › GET /books: there is no permission "reed"',
    ],
    [
      'a file that is missing',
      SEED.replace('file: shop', 'file: sho'),
      'sho.guard.yaml cannot be read: there is no such file',
    ],
    [
      'a file with something beside it',
      SEED.replace('  - file: shop.guard.yaml', '  - { file: shop.guard.yaml, api: shop }'),
      ':10:5: guardedApis[0]: file stands alone',
    ],
    [
      'another organization',
      SEED.replace('organization: Acme', 'organization: Globex'),
      ':12:19: guardedApis[1].organization: there is no organization Globex; there are Acme',
    ],
    [
      'a name that is there twice',
      SEED.replace('api: books', 'api: shop'),
      ':11:10: guardedApis[1].api: shop is in this list already',
    ],
    [
      'a role that nobody defines',
      SEED.replace('[ORG_SHOP_AUDITOR]', '[ORG_KING]'),
      ':7:16: organizations[0].apiKeys[0].roles: ORG_KING is not a role that can be granted in organization',
    ],
    [
      'a project role that nobody defines',
      SEED.replace('[GROUP_SHOP_CLERK]', '[GROUP_KING]'),
      'organizations[0].apiKeys[0].projects[0].roles: GROUP_KING is not a role',
    ],
  ])('are refused with the place of %s, and nothing is made', async (_what, seed, message) => {
    const file = write(seed);
    await expect(apply(file)).rejects.toThrow(SeedFileError);
    await expect(apply(file)).rejects.toThrow(message);
    expect((await exportSeed(open.services.store, { name: undefined, now: 0 })).organizations).toEqual([]);
  });

  it('tell of the faults of a file by its own name and lines', async () => {
    const file = write(SEED, SHOP_YAML.replace('cors: pass', 'cors: never'));
    await expect(apply(file)).rejects.toThrow(/shop\.guard\.yaml:28:7: cors: must be pass or decide/);
  });
});
