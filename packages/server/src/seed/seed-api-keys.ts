import { apiKeyHolder } from '../changes/access-lists/holder.js';
import { changeKeyFacts } from '../changes/api-keys/change-facts.js';
import { changeKeyOrganizationRoles, changeKeyProjectRoles } from '../changes/api-keys/change-roles.js';
import { checkDescription } from '../changes/api-keys/check-description.js';
import { makeApiKey } from '../changes/api-keys/make-api-key.js';
import { openKeyPair } from '../changes/api-keys/open-key-pair.js';
import { SYSTEM } from '../domain/new-event.js';
import { EVERYTHING } from '../store/page.js';
import {
  type ApiKey,
  findApiKeyForAuthentication,
  listOrganizationApiKeys,
} from '../store/queries/api-keys.js';
import { setLastUsedAt } from '../store/queries/credentials.js';
import { applyAccessList } from './seed-access-list.js';
import { type ProjectGrant, readGrants, readSeedRoles } from './seed-grants.js';
import { readKeyFacts } from './seed-key-facts.js';
import { applyNotes } from './seed-notes.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { MadeApiKey, SeedRun } from './seed-run.js';
import type { SeedApiKey } from './seed-schema.js';
import { readPastTime } from './seed-times.js';

/** Makes and changes the API keys of an organization. Returns those it made. */
export async function applyApiKeys(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedApiKey[],
  path: SeedPath,
): Promise<MadeApiKey[]> {
  const { database } = run.transaction;
  const known = [...(await listOrganizationApiKeys(database, organizationId, EVERYTHING)).results];
  const seen = new Set<string>();
  const made: MadeApiKey[] = [];
  for (const [index, key] of asked.entries()) {
    const place = [...path, index];
    const { privateKey: given } = key;
    if (given !== undefined && key.publicKey === undefined)
      throw new SeedProblem([...place, 'privateKey'], 'a private key needs its public key beside it');
    const grants = await readGrants(database, organizationId, key.projects, [...place, 'projects']);
    let apiKey = findKey(known, key, place);
    if (apiKey === undefined) {
      if (key.publicKey !== undefined) await requireFree(run, key.publicKey, place);
      const { privateKey, ...rest } = await insert(run, organizationId, key, grants ?? [], place);
      apiKey = rest.apiKey;
      known.push(apiKey);
      const { id, description, publicKey } = apiKey;
      made.push({ id, description, roles: key.roles, publicKey, privateKey, isGiven: given !== undefined });
    } else {
      if (given !== undefined) await requireSamePrivateKey(run, apiKey.publicKey, given, place);
      await change(run, apiKey, key, grants, place);
    }
    if (seen.has(apiKey.id)) throw new SeedProblem(place, 'this key is in the list already');
    seen.add(apiKey.id);
    await applyNotes(run, { ...apiKey, calledBy: { publicKey: apiKey.publicKey } }, key.notes);
    await applyAccessList(run, apiKeyHolder(apiKey), key.accessList, [...place, 'accessList']);
  }
  return made;
}

function findKey(
  known: readonly ApiKey[],
  { publicKey, description }: SeedApiKey,
  path: SeedPath,
): ApiKey | undefined {
  if (publicKey !== undefined) return known.find((key) => key.publicKey === publicKey);
  const [found, another] = known.filter((key) => key.description === description);
  if (found && another)
    throw new SeedProblem(
      [...path, 'description'],
      `${found.publicKey} and ${another.publicKey} have this description: say which is meant by its publicKey`,
    );
  return found;
}

async function requireFree({ transaction }: SeedRun, publicKey: string, path: SeedPath): Promise<void> {
  const taken = await findApiKeyForAuthentication(transaction.database, publicKey);
  if (taken)
    throw new SeedProblem([...path, 'publicKey'], `it is a key of organization ${taken.organizationId}`);
}

function insert(
  run: SeedRun,
  organizationId: string,
  asked: SeedApiKey,
  grants: readonly ProjectGrant[],
  path: SeedPath,
) {
  return at(path, async () => {
    const { roles, publicKey, privateKey, lastUsedAt } = asked;
    const { database, now } = run.transaction;
    const facts = await readKeyFacts(asked, { now, isNew: true }, path);
    const usedAt = lastUsedAt && (await readPastTime(lastUsedAt, now, [...path, 'lastUsedAt']));
    checkDescription(facts.description);
    const made = await makeApiKey(run.transaction, run.sealing, SYSTEM, {
      ...facts,
      organizationId,
      organizationRoles: await readSeedRoles(database, roles, organizationId, path),
      projectRoles: grants.map(({ projectId, roles: granted }) => ({ projectId, roles: granted })),
      given: { publicKey, privateKey },
    });
    if (usedAt) await setLastUsedAt(database, made.apiKey.id, usedAt);
    return made;
  });
}

async function requireSamePrivateKey(
  { transaction, sealing }: SeedRun,
  publicKey: string,
  privateKey: string,
  path: SeedPath,
): Promise<void> {
  if (await openKeyPair(transaction.database, sealing, { publicKey, privateKey })) return;
  throw new SeedProblem(
    [...path, 'privateKey'],
    `key ${publicKey} exists with another private key, which cannot be changed; delete the key first`,
  );
}

async function change(
  { transaction }: SeedRun,
  before: ApiKey,
  asked: SeedApiKey,
  grants: readonly ProjectGrant[] | undefined,
  path: SeedPath,
): Promise<void> {
  await at(path, async () => {
    const facts = await readKeyFacts(asked, { now: transaction.now, isNew: false }, path);
    checkDescription(facts.description);
    await changeKeyFacts(transaction, SYSTEM, before, facts);
    const { database } = transaction;
    const roles = await readSeedRoles(database, asked.roles, before.organizationId, path);
    await changeKeyOrganizationRoles(transaction, SYSTEM, before, { roles, force: false });
  });
  if (grants === undefined) return;
  for (const grant of grants)
    await at(grant.path, () => changeKeyProjectRoles(transaction, SYSTEM, before, grant));
  const kept = new Set(grants.map(({ projectId }) => projectId));
  for (const { projectId } of before.projectRoles)
    if (!kept.has(projectId))
      await changeKeyProjectRoles(transaction, SYSTEM, before, { projectId, roles: [] });
}
