import { putInNetworkList, removeFromNetworkList } from '../changes/network-entries/change-list.js';
import { type NetworkEntryToAdd, readNetworkEntries } from '../changes/network-entries/read-entries.js';
import { changeProject } from '../changes/projects/change-project.js';
import { checkProjectName } from '../changes/projects/check-name.js';
import { changeProjectLimit, requireLimitValue } from '../changes/projects/limits.js';
import { makeProject } from '../changes/projects/make-project.js';
import { readTags } from '../changes/projects/read-tags.js';
import { requireProject } from '../changes/projects/require-project.js';
import { changeProjectSettings } from '../changes/projects/settings.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { limits } from '../domain/limits.js';
import { SYSTEM } from '../domain/new-event.js';
import { projectSettings } from '../domain/project-settings.js';
import { EVERYTHING } from '../store/page.js';
import { listNetworkEntries } from '../store/queries/network-entries.js';
import {
  countProjects,
  findProject,
  findProjectsByName,
  type Project,
  updateProject,
} from '../store/queries/projects.js';
import { at, requireSameId, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { SeedNetworkEntry, SeedProject } from './seed-schema.js';

/** Makes and changes the projects of an organization. Returns them in the order of the seed. */
export async function applyProjects(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedProject[],
  path: SeedPath,
): Promise<{ groupId: string; name: string }[]> {
  const seen = new Set<string>();
  const applied: { groupId: string; name: string }[] = [];
  for (const [index, project] of asked.entries()) {
    const place = [...path, index];
    if (seen.has(project.name))
      throw new SeedProblem([...place, 'name'], `${project.name} is in this list already`);
    seen.add(project.name);
    const before = await findOrInsert(run, organizationId, project, place);
    run.name(before.id, before.name);
    await apply(run, before, project, place);
    applied.push({ groupId: before.id, name: before.name });
  }
  return applied;
}

async function findOrInsert(
  run: SeedRun,
  organizationId: string,
  asked: SeedProject,
  path: SeedPath,
): Promise<Project> {
  const { database } = run.transaction;
  const { name, regionUsageRestrictions } = asked;
  const [known] = await findProjectsByName(database, { organizationIds: [organizationId] }, name);
  if (known) {
    requireSameId(known.id, asked.id, path);
    if (regionUsageRestrictions !== undefined && regionUsageRestrictions !== known.regionUsageRestrictions)
      throw new SeedProblem(
        [...path, 'regionUsageRestrictions'],
        `the project exists with ${known.regionUsageRestrictions ?? 'none'}, which cannot be changed`,
      );
    return known;
  }
  const holder = asked.id === undefined ? undefined : await findProject(database, asked.id);
  if (holder) throw new SeedProblem([...path, 'id'], `it is the ID of project ${holder.name}`);
  return at([...path, 'name'], async () => {
    checkProjectName(name);
    const most = limits.projectsPerOrganization;
    if ((await countProjects(database, { organizationIds: [organizationId] })) >= most)
      throw new RefusalError(refuse('MAX_GROUPS_PER_ORG_EXCEEDED', most, organizationId));
    const { withDefaultAlertsSettings } = asked;
    const id = await makeProject(run.transaction, SYSTEM, {
      id: asked.id,
      organizationId,
      name,
      withDefaultAlertsSettings,
      regionUsageRestrictions,
      tags: asked.tags && readTags(asked.tags),
    });
    return requireProject(database, id);
  });
}

async function apply(run: SeedRun, before: Project, asked: SeedProject, path: SeedPath): Promise<void> {
  const { transaction } = run;
  const { id, name } = before;
  const { withDefaultAlertsSettings, managedSlowMs, settings } = asked;
  await at([...path, 'tags'], () => {
    const tags = asked.tags && readTags(asked.tags);
    return changeProject(transaction, SYSTEM, id, { tags, withDefaultAlertsSettings });
  });
  if (managedSlowMs !== undefined && managedSlowMs !== before.slowOperationThresholding) {
    await updateProject(transaction.database, id, { slowOperationThresholding: managedSlowMs });
    run.note(`${name}: management of slow operations was turned ${managedSlowMs ? 'on' : 'off'}`);
  }
  if (settings !== undefined) {
    const changed = Object.entries(projectSettings(before.settings)).filter(
      ([setting, value]) => (settings as Record<string, unknown>)[setting] === !value,
    );
    if (changed.length > 0) {
      await changeProjectSettings(transaction, SYSTEM, id, settings);
      run.note(`${name}: settings were changed: ${changed.map(([setting]) => setting).join(', ')}`);
    }
  }
  for (const [index, limit] of (asked.limits ?? []).entries())
    await at([...path, 'limits', index], () => {
      const { value } = limit;
      return changeProjectLimit(transaction, SYSTEM, id, {
        limit: requireLimitValue(limit.name, value),
        value,
      });
    });
  if (asked.accessList) await applyNetworkEntries(run, id, asked.accessList, [...path, 'accessList']);
}

async function applyNetworkEntries(
  { transaction }: SeedRun,
  projectId: string,
  asked: readonly SeedNetworkEntry[],
  path: SeedPath,
): Promise<void> {
  const { database, now } = transaction;
  const wanted = new Map<string, { entry: NetworkEntryToAdd; path: SeedPath }>();
  for (const [index, entry] of asked.entries()) {
    const place = [...path, index];
    const [read] = await at(place, () => readNetworkEntries([entry]));
    if (read === undefined) continue;
    if (wanted.has(read.value)) throw new SeedProblem(place, `${read.value} is in this list already`);
    wanted.set(read.value, { entry: read, path: place });
  }
  const { results } = await listNetworkEntries(database, projectId, EVERYTHING, now);
  for (const { value, deleteAfter } of results)
    if (deleteAfter === null && !wanted.has(value))
      await removeFromNetworkList(transaction, SYSTEM, projectId, value);
  for (const { entry, path: place } of wanted.values())
    await at(place, () => putInNetworkList(transaction, SYSTEM, projectId, [entry]));
}
