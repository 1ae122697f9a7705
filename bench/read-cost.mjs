import { listProjects } from '../packages/server/build/store/queries/projects.js';
import { openStore } from '../packages/server/build/store/store.js';

const BATCHES = 60;
const READS = 50;

/**
 * What a further row of a list of projects takes to be read from the store, in microseconds: the difference between pages
 * of the two lengths, of which the data directory has an organization each. The least of some batches in this process, which
 * other work on the machine disturbs least.
 */
export async function readCostOfRow({ dataDir, shorter, longer }) {
  const store = await openStore({ dataDir, now: Date.now });
  try {
    const short = await organizationWith(store, shorter);
    const long = await organizationWith(store, longer);
    let ofShort = Number.POSITIVE_INFINITY;
    let ofLong = Number.POSITIVE_INFINITY;
    for (let batch = 0; batch < BATCHES; batch++) {
      ofShort = Math.min(ofShort, await microseconds(store, short));
      ofLong = Math.min(ofLong, await microseconds(store, long));
    }
    return (ofLong - ofShort) / (longer - shorter);
  } finally {
    await store.close();
  }
}

async function organizationWith({ reader }, projects) {
  const organizations = await reader
    .selectFrom('projects')
    .select(['organization_id', ({ fn }) => fn.countAll().as('projects')])
    .groupBy('organization_id')
    .execute();
  const found = organizations.find((organization) => Number(organization.projects) === projects);
  if (found === undefined) throw new Error(`no organization has ${projects} projects`);
  return found.organization_id;
}

async function microseconds({ reader }, organizationId) {
  const filter = { organizationIds: [organizationId], projectIds: [] };
  const startedAt = performance.now();
  for (let i = 0; i < READS; i++) await listProjects(reader, filter, { limit: 100, offset: 0 });
  return ((performance.now() - startedAt) * 1000) / READS;
}
