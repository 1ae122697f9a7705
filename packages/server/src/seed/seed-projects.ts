import type { Caller } from '../access/principal.js';
import { SYSTEM } from '../changes/actor.js';
import { readNetworkEntries } from '../changes/network-entries/read-entries.js';
import { checkProjectName, readTags } from '../changes/projects/checks.js';
import { insertProject } from '../changes/projects/insert-project.js';
import { requireProject } from '../changes/projects/require-project.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { limits } from '../domain/limits.js';
import { addNetworkEntries } from '../services/network-entries/add-entries.js';
import { removeNetworkEntry } from '../services/network-entries/remove-entry.js';
import { setProjectLimit } from '../services/projects/limits.js';
import { setSlowOperationThresholding } from '../services/projects/set-slow-operation-thresholding.js';
import { settingsOf, updateProjectSettings } from '../services/projects/settings.js';
import { updateProject } from '../services/projects/update-project.js';
import { listNetworkEntries } from '../store/queries/network-entries.js';
import { countProjects, findProjectsByName } from '../store/queries/projects.js';
import type { ProjectRow } from '../store/schema.js';
import { EVERYTHING } from './everything.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import { type SeedRun, serverCaller } from './seed-run.js';
import type { SeedNetworkEntry, SeedProject } from './seed-schema.js';

/** Makes and changes the projects of an organization. Returns them in the order of the seed. */
export async function applyProjects(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedProject[],
  path: SeedPath,
): Promise<{ groupId: string; name: string }[]> {
  const caller = serverCaller(organizationId);
  const seen = new Set<string>();
  const applied: { groupId: string; name: string }[] = [];
  for (const [index, project] of asked.entries()) {
    const place = [...path, index];
    if (seen.has(project.name))
      throw new SeedProblem([...place, 'name'], `${project.name} is in this list already`);
    seen.add(project.name);
    const row = await findOrInsert(run, organizationId, project, place);
    run.name(row.id, row.name);
    await changeProject(run, caller, row, project, place);
    applied.push({ groupId: row.id, name: row.name });
  }
  return applied;
}

async function findOrInsert(
  run: SeedRun,
  organizationId: string,
  asked: SeedProject,
  path: SeedPath,
): Promise<ProjectRow> {
  const { database } = run.transaction;
  const { name, regionUsageRestrictions } = asked;
  const [known] = await findProjectsByName(database, { organizationIds: [organizationId] }, name);
  if (known) {
    if (regionUsageRestrictions !== undefined && regionUsageRestrictions !== known.region_usage_restrictions)
      throw new SeedProblem(
        [...path, 'regionUsageRestrictions'],
        `the project exists with ${known.region_usage_restrictions ?? 'none'}, which cannot be changed`,
      );
    return known;
  }
  return at([...path, 'name'], async () => {
    checkProjectName(name);
    const most = limits.projectsPerOrganization;
    if ((await countProjects(database, { organizationIds: [organizationId] })) >= most)
      throw new RefusalError(refuse('MAX_GROUPS_PER_ORG_EXCEEDED', most, organizationId));
    const { withDefaultAlertsSettings } = asked;
    const id = await insertProject(run.transaction, SYSTEM, {
      organizationId,
      name,
      withDefaultAlertsSettings,
      regionUsageRestrictions,
      tags: asked.tags && readTags(asked.tags),
    });
    return requireProject(database, id);
  });
}

async function changeProject(
  run: SeedRun,
  caller: Caller,
  row: ProjectRow,
  asked: SeedProject,
  path: SeedPath,
): Promise<void> {
  const { services } = run;
  const { tags, withDefaultAlertsSettings, managedSlowMs, settings } = asked;
  await at([...path, 'tags'], () =>
    updateProject(services, caller, row.id, { tags, withDefaultAlertsSettings }),
  );
  if (managedSlowMs !== undefined && managedSlowMs !== (row.slow_operation_thresholding === 1)) {
    await setSlowOperationThresholding(services, row.id, managedSlowMs);
    run.note(`${row.name}: management of slow operations was turned ${managedSlowMs ? 'on' : 'off'}`);
  }
  if (settings !== undefined) {
    const before = Object.entries(settingsOf(row));
    const changed = before.filter(([name, value]) => (settings as Record<string, unknown>)[name] === !value);
    if (changed.length > 0) {
      await updateProjectSettings(services, caller, row.id, settings);
      run.note(`${row.name}: settings were changed: ${changed.map(([name]) => name).join(', ')}`);
    }
  }
  for (const [index, { name, value }] of (asked.limits ?? []).entries())
    await at([...path, 'limits', index], () =>
      setProjectLimit(services, caller, { projectId: row.id, name, value }),
    );
  if (asked.accessList)
    await applyNetworkEntries(run, caller, row.id, asked.accessList, [...path, 'accessList']);
}

async function applyNetworkEntries(
  run: SeedRun,
  caller: Caller,
  projectId: string,
  asked: readonly SeedNetworkEntry[],
  path: SeedPath,
): Promise<void> {
  const { database, now } = run.transaction;
  const wanted = new Map<string, { entry: SeedNetworkEntry; comment: string | null; path: SeedPath }>();
  for (const [index, entry] of asked.entries()) {
    const place = [...path, index];
    const [read] = await at(place, () => readNetworkEntries([entry]));
    if (read === undefined) continue;
    if (wanted.has(read.value)) throw new SeedProblem(place, `${read.value} is in this list already`);
    wanted.set(read.value, { entry, comment: read.comment, path: place });
  }
  const { results } = await listNetworkEntries(database, projectId, EVERYTHING, now);
  for (const { value, comment, deleteAfter } of results) {
    const kept = wanted.get(value);
    if (kept?.comment === comment && deleteAfter === null) wanted.delete(value);
    // An entry is not changed: it gives way to another.
    else if (deleteAfter === null || kept) await removeNetworkEntry(run.services, caller, projectId, value);
  }
  for (const { entry, path: place } of wanted.values())
    await at(place, () => addNetworkEntries(run.services, caller, projectId, [entry]));
}
