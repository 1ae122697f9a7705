import { applyDefinition } from '../changes/guard/apply-definition.js';
import { readDefinition } from '../domain/guard/read-definition.js';
import { isId } from '../domain/ids.js';
import { SYSTEM } from '../domain/new-event.js';
import { EVERYTHING } from '../store/page.js';
import { listGates } from '../store/queries/gates.js';
import { findGuardedApiVersion, listGuardedApis } from '../store/queries/guarded-apis.js';
import { findOrganization, listAllOrganizations, type Organization } from '../store/queries/organizations.js';
import type { Reader } from '../store/store.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { SeedRun } from './seed-run.js';
import type { Seed } from './seed-schema.js';

type Definitions = NonNullable<Seed['guardedApis']>;

/** Applies the definitions of guarded APIs, with their roles and gates. Who runs the server may open them to all. */
export async function applyGuardedApis(
  { transaction, name }: SeedRun,
  asked: Definitions,
  path: SeedPath,
): Promise<void> {
  const seen = new Set<string>();
  for (const [index, content] of asked.entries()) {
    const place = [...path, index];
    const { definition, faults } = readDefinition(content);
    if (definition === undefined)
      throw new SeedProblem([...place, ...(faults[0]?.path ?? [])], faults[0]?.message ?? 'is no definition');
    if (seen.has(definition.api))
      throw new SeedProblem([...place, 'api'], `${definition.api} is in this list already`);
    seen.add(definition.api);
    const organization = await requireOwner(transaction.database, definition.organization, place);
    name(organization.id, organization.name);
    await at(place, () =>
      applyDefinition(transaction, SYSTEM, {
        organizationId: organization.id,
        definition,
        content,
        retire: false,
        mayOpen: true,
      }),
    );
  }
}

async function requireOwner(reader: Reader, named: string, path: SeedPath): Promise<Organization> {
  const byId = isId(named) ? await findOrganization(reader, named) : undefined;
  if (byId !== undefined) return byId;
  const [found, another] = await listAllOrganizations(reader, named);
  const place = [...path, 'organization'];
  if (found && another)
    throw new SeedProblem(place, `${found.id} and ${another.id} have this name: say which by its ID`);
  if (found) return found;
  const names = (await listAllOrganizations(reader)).slice(0, MOST_NAMED).map((each) => each.name);
  const hint = names.length === 0 ? 'there is none yet' : `there are ${names.join(', ')}`;
  throw new SeedProblem(place, `there is no organization ${named}; ${hint}`);
}

const MOST_NAMED = 5;

/** The active definitions of an organization's APIs, as they are in force, with their gates. */
export async function exportGuardedApis(reader: Reader, organization: Organization): Promise<Definitions> {
  const { results } = await listGuardedApis(reader, organization.id, EVERYTHING);
  const definitions: Definitions = [];
  for (const api of results) {
    const version = await findGuardedApiVersion(reader, api.id, api.activeVersion);
    const within = { organizationId: organization.id, apiName: api.name };
    const { results: gates } = await listGates(reader, within, EVERYTHING);
    definitions.push({
      ...JSON.parse(version?.document ?? '{}'),
      organization: organization.name,
      mode: api.mode,
      ...(gates.length > 0 && {
        gates: Object.fromEntries(gates.map(({ name, dialect, peers }) => [name, { dialect, peers }])),
      }),
    });
  }
  return definitions;
}
