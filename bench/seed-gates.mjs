import { newId } from '../packages/server/build/domain/ids.js';
import { insertGate } from '../packages/server/build/store/queries/gates.js';
import {
  insertGuardedApi,
  insertGuardedApiVersion,
} from '../packages/server/build/store/queries/guarded-apis.js';
import { openStore } from '../packages/server/build/store/store.js';
import { ABOUT_ALL } from '../packages/server/build/store/subjects.js';

/**
 * Gives a filled data directory a guarded API with a gate for each number of routes, open to all organizations. The one route that is
 * asked for has the path of the gate, because a load generator signs the path that it asks for. The others are below it and beside it.
 */
export async function seedGates({ dataDir, routeCounts }) {
  const store = await openStore({ dataDir, now: Date.now });
  try {
    const { id: organizationId } = await store.reader
      .selectFrom('organizations')
      .select('id')
      .executeTakeFirst();
    return await store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('made for a measurement');
      const gates = [];
      for (const routes of routeCounts) gates.push(await addGate(transaction, organizationId, routes));
      return gates;
    });
  } finally {
    await store.close();
  }
}

async function addGate({ database, now }, organizationId, routes) {
  const name = `routes-${routes}`;
  const path = `/guard/${name}`;
  const others = Array.from({ length: routes - 1 }, (_, index) => [
    `GET /guard/{name}/things-${index % 100}/{id}/parts/of-${index}`,
    'read',
  ]);
  const definition = {
    api: name,
    organization: organizationId,
    openTo: 'installation',
    mode: 'enforce',
    routes: Object.fromEntries([...others, [`GET ${path}`, 'read']]),
  };
  const id = newId(now);
  await insertGuardedApi(database, {
    id,
    organizationId,
    name,
    title: name,
    openTo: 'installation',
    mode: 'enforce',
    activeVersion: 1,
    createdAt: now,
  });
  await insertGuardedApiVersion(database, id, {
    version: 1,
    document: JSON.stringify(definition),
    sha256: '',
    createdAt: now,
    createdBy: null,
  });
  await insertGate(database, {
    id: newId(now),
    apiId: id,
    name,
    dialect: 'nginx',
    peers: ['127.0.0.0/8'],
    secretHash: null,
    cacheSeconds: 0,
    createdAt: now,
  });
  return { path, routes };
}
