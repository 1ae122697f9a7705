import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { applySeed } from '../../src/seed/apply-seed.js';
import { exportSeed } from '../../src/seed/export-seed.js';
import { parseSeedFile } from '../../src/seed/seed-file.js';
import type { Seed } from '../../src/seed/seed-schema.js';
import type { Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { EVERYTHING_SEED, servicesOn } from '../support/seed.js';

eachEngine((engine) => {
  async function seeded(text: string): Promise<{ store: Store; exported: Seed }> {
    const store = await engine.openTestStore();
    const { services } = await servicesOn(store);
    await applySeed(services, (await parseSeedFile('seed.yaml', text)).seed);
    return { store, exported: await exportSeed(store, { name: undefined, now: Date.now() }) };
  }

  it('what is seeded, exported and seeded again in an empty store is the same', async () => {
    const first = await seeded(EVERYTHING_SEED);
    const file = stringify(first.exported);
    expect(file).not.toMatch(/password|privateKey|clientSecret|mdb_sa_sk_/);
    const second = await seeded(file);
    expect(second.exported).toEqual(first.exported);

    // It says all that the seed said, but for secrets and for names that are written in lower case.
    const given = parse(EVERYTHING_SEED.replace('Ada@', 'ada@'));
    const [acme] = given.organizations;
    const exported = first.exported.organizations?.[0];
    expect(exported?.settings).toEqual(acme.settings);
    expect(exported?.projects?.[0]).toEqual(acme.projects[0]);
    for (const [index, key] of acme.apiKeys.entries()) {
      const { privateKey, projects, ...rest } = key;
      const same = exported?.apiKeys?.find(({ description }) => description === key.description);
      expect(same, `key ${index}`).toMatchObject(rest);
      expect(same?.projects ?? []).toEqual(expect.arrayContaining(projects ?? []));
    }
    const { clientSecret, ...account } = acme.serviceAccounts[0];
    expect(exported?.serviceAccounts).toEqual([{ ...account, roles: account.roles.toSorted() }]);
    expect(exported?.teams?.map(({ name }) => name)).toEqual(['Builders', 'Empty']);
  });

  it('one organization can be exported by its name', async () => {
    const { store } = await seeded(EVERYTHING_SEED);
    const { organizations, users } = await exportSeed(store, { name: 'Other', now: Date.now() });
    expect(organizations?.map(({ name }) => name)).toEqual(['Other']);
    expect(users).toBeUndefined();
  });
});
