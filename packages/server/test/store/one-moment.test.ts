import { beforeAll, expect, it } from 'vitest';
import { readAtOneMoment } from '../../src/store/one-moment.js';
import { listAllOrganizations } from '../../src/store/queries/organizations.js';
import type { Reader, Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { createGate } from '../support/gate.js';
import { addOrganization } from '../support/rows.js';

eachEngine((engine) => {
  let store: Store;

  beforeAll(async () => {
    store = await engine.openTestStore();
    await add('before');
  });

  const add = (id: string) =>
    store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, id);
    });

  async function idsOf(reader: Reader): Promise<string[]> {
    return (await listAllOrganizations(reader, undefined)).map(({ id }) => id).sort();
  }

  it('shows the moment to who asked for it alone: other readers see what is written meanwhile', async () => {
    const begun = createGate();
    const written = createGate();
    const moment = readAtOneMoment(store, async (reader) => {
      const first = await idsOf(reader);
      begun.open();
      await written.opened;
      return [first, await idsOf(reader)];
    });
    await begun.opened;
    await add('meanwhile');
    const other = idsOf(store.reader);
    written.open();
    expect(await other).toEqual(['before', 'meanwhile']);
    expect(await moment).toEqual([['before'], ['before']]);
  });
});
