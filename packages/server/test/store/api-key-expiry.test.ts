import { beforeEach, expect, it } from 'vitest';
import { reportExpiry } from '../../src/services/expiry/report-expiry.js';
import { setApiKeyFacts } from '../../src/store/queries/api-keys.js';
import {
  replaceCredentialOrganizationRoles,
  replaceCredentialProjectRoles,
} from '../../src/store/queries/credential-roles.js';
import { hasUsableOwner } from '../../src/store/queries/owners.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addApiKey, addOrganization, addProject } from '../support/rows.js';

const DAY_MS = 86_400_000;

eachEngine((engine) => {
  let now: number;
  let store: Store;
  beforeEach(async () => {
    now = Date.UTC(2026, 0, 1);
    store = await engine.openTestStore({ ...(await engine.createDatabase()), now: () => now });
    await store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('test');
      const { database } = transaction;
      await addOrganization(database, 'o1');
      await addProject(database, { id: 'p1', organizationId: 'o1' });
      await addApiKey(database, { id: 'k1', organizationId: 'o1' });
      await replaceCredentialOrganizationRoles(database, 'k1', ['ORG_OWNER']);
      await replaceCredentialProjectRoles(database, 'k1', { projectId: 'p1', roles: ['GROUP_OWNER'] });
    });
  });

  const setEnd = (expiresAt: number | null) =>
    store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('test');
      await setApiKeyFacts(transaction.database, 'k1', { expiresAt });
    });

  /** What one look adds to the audit trail: types with their project. */
  async function look(): Promise<string[]> {
    const read = () => store.reader.selectFrom('events').select(['id', 'type', 'project_id']).execute();
    const known = new Set((await read()).map(({ id }) => id));
    await reportExpiry(store, [30, 7]);
    const news = (await read()).filter(({ id }) => !known.has(id));
    return news.map(({ type, project_id }) => `${type} ${project_id}`).sort();
  }

  it('an API key counts as an owner until its moment', async () => {
    const usable = (at: number) => hasUsableOwner(store.reader, 'o1', at);
    expect(await usable(now)).toBe(true);
    await setEnd(now + DAY_MS);
    expect(await usable(now + DAY_MS - 1)).toBe(true);
    expect(await usable(now + DAY_MS)).toBe(false);
  });

  it('is warned of once at each threshold and at its end, in the organization and in its projects', async () => {
    const warning = ['API_KEY_EXPIRING null', 'API_KEY_EXPIRING p1'];
    await setEnd(now + 60 * DAY_MS);
    expect(await look()).toEqual([]);
    now += 30 * DAY_MS;
    expect(await look()).toEqual(warning);
    expect(await look()).toEqual([]);
    now += 23 * DAY_MS;
    expect(await look()).toEqual(warning);
    expect(await look()).toEqual([]);
    now += 7 * DAY_MS - 1;
    expect(await look()).toEqual([]);
    now += 1;
    expect(await look()).toEqual(['API_KEY_EXPIRED null', 'API_KEY_EXPIRED p1']);
    expect(await look()).toEqual([]);
  });

  it('is told of again when it got another end', async () => {
    await setEnd(now);
    expect(await look()).toContain('API_KEY_EXPIRED null');
    await setEnd(now + DAY_MS);
    expect(await look()).toContain('API_KEY_EXPIRING null');
    await setEnd(null);
    now += 2 * DAY_MS;
    expect(await look()).toEqual([]);
  });

  it('is told of once when several nodes look at the same time', async () => {
    await setEnd(now);
    await Promise.all([1, 2, 3].map(() => reportExpiry(store, [30, 7])));
    expect(await store.reader.selectFrom('events').select('id').execute()).toHaveLength(2);
  });
});
