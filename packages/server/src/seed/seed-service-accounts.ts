import { serviceAccountHolder } from '../changes/access-lists/holder.js';
import { addSecret } from '../changes/service-accounts/add-secret.js';
import { changeDetails } from '../changes/service-accounts/change-details.js';
import {
  changeAccountOrganizationRoles,
  changeAccountProjectRoles,
} from '../changes/service-accounts/change-roles.js';
import { makeServiceAccount } from '../changes/service-accounts/make-service-account.js';
import { limits } from '../domain/limits.js';
import { SYSTEM } from '../domain/new-event.js';
import { sha256Hex } from '../domain/secrets.js';
import { EVERYTHING } from '../store/page.js';
import {
  findServiceAccountForAuthentication,
  listOrganizationServiceAccounts,
  type ServiceAccount,
} from '../store/queries/service-accounts.js';
import { applyAccessList } from './seed-access-list.js';
import { type ProjectGrant, readGrants, readSeedRoles } from './seed-grants.js';
import { applyNotes } from './seed-notes.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import type { MadeServiceAccount, SeedRun } from './seed-run.js';
import type { SeedServiceAccount } from './seed-schema.js';
import { applySecretTimes, validityOf, type WantedSecret, wantedSecrets } from './seed-secrets.js';

/** Makes and changes the service accounts of an organization. Returns those it made. */
export async function applyServiceAccounts(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedServiceAccount[],
  path: SeedPath,
): Promise<MadeServiceAccount[]> {
  const { database } = run.transaction;
  const known = [...(await listOrganizationServiceAccounts(database, organizationId, EVERYTHING)).results];
  const seen = new Set<string>();
  const made: MadeServiceAccount[] = [];
  for (const [index, wanted] of asked.entries()) {
    const place = [...path, index];
    const secrets = wantedSecrets(wanted, place);
    const grants = await readGrants(database, organizationId, wanted.projects, [...place, 'projects']);
    let account = findAccount(known, wanted, place);
    if (account === undefined) {
      if (wanted.clientId !== undefined) await requireFree(run, wanted.clientId, place);
      const inserted = await insert(run, organizationId, wanted, secrets, place);
      account = inserted.account;
      known.push(account);
      made.push(...inserted.made);
    } else await change(run, account, wanted, secrets, place);
    if (seen.has(account.id)) throw new SeedProblem(place, 'this service account is in the list already');
    seen.add(account.id);
    await applyGrants(run, account, grants);
    await applyNotes(run, { ...account, calledBy: { clientId: account.clientId } }, wanted.notes);
    const holder = serviceAccountHolder(account, null);
    await applyAccessList(run, holder, wanted.accessList, [...place, 'accessList']);
  }
  return made;
}

function findAccount(
  known: readonly ServiceAccount[],
  { clientId, name }: SeedServiceAccount,
  path: SeedPath,
): ServiceAccount | undefined {
  if (clientId !== undefined) return known.find((account) => account.clientId === clientId);
  const [found, another] = known.filter((account) => account.name === name);
  if (found && another)
    throw new SeedProblem(
      [...path, 'name'],
      `${found.clientId} and ${another.clientId} have this name: say which is meant by its clientId`,
    );
  return found;
}

async function requireFree({ transaction }: SeedRun, clientId: string, path: SeedPath): Promise<void> {
  const taken = await findServiceAccountForAuthentication(transaction.database, clientId);
  if (taken)
    throw new SeedProblem([...path, 'clientId'], `it is an account of organization ${taken.organizationId}`);
}

function insert(
  run: SeedRun,
  organizationId: string,
  wanted: SeedServiceAccount,
  [first, ...others]: [WantedSecret, ...WantedSecret[]],
  path: SeedPath,
): Promise<{ account: ServiceAccount; made: MadeServiceAccount[] }> {
  const { transaction } = run;
  return at(path, async () => {
    const hours = await validityOf(transaction, organizationId, wanted);
    const { account, secret } = await makeServiceAccount(transaction, SYSTEM, {
      name: wanted.name,
      description: wanted.description,
      organizationId,
      organizationRoles: await readSeedRoles(transaction.database, wanted.roles, organizationId, path),
      secretTerms: { hours },
      given: { clientId: wanted.clientId, secret: first.clientSecret },
    });
    await applySecretTimes(run, account, secret, first);
    const made = [madeOf(account, secret.secret, first)];
    for (const other of others) {
      const scope = { kind: 'organization', id: organizationId } as const;
      const given = other.clientSecret;
      const added = await addSecret(transaction, SYSTEM, account, {
        scope,
        terms: { hours },
        ...(given !== undefined && { given }),
      });
      await applySecretTimes(run, account, added, other);
      made.unshift(madeOf(account, added.secret, other));
    }
    return { account, made };
  });
}

function madeOf(
  { name, clientId, organizationRoles: roles }: ServiceAccount,
  clientSecret: string,
  wanted: WantedSecret,
): MadeServiceAccount {
  return { name, roles, clientId, clientSecret, isGiven: wanted.clientSecret !== undefined };
}

async function change(
  run: SeedRun,
  before: ServiceAccount,
  wanted: SeedServiceAccount,
  secrets: readonly WantedSecret[],
  path: SeedPath,
): Promise<void> {
  const { transaction } = run;
  const scope = { kind: 'organization', id: before.organizationId } as const;
  await at(path, async () => {
    await changeDetails(transaction, SYSTEM, scope, before, wanted);
    const { database } = transaction;
    const roles = await readSeedRoles(database, wanted.roles, before.organizationId, path);
    await changeAccountOrganizationRoles(transaction, SYSTEM, before, { roles, force: false });
  });
  for (const secret of secrets)
    if (secret.clientSecret !== undefined)
      await requireSecret(run, before.clientId, wanted, { ...secret, clientSecret: secret.clientSecret });
}

/** The given secret works afterwards: it is there already, or is added where there is room. */
async function requireSecret(
  run: SeedRun,
  clientId: string,
  wanted: SeedServiceAccount,
  secret: WantedSecret & { readonly clientSecret: string },
): Promise<void> {
  const { transaction } = run;
  const { clientSecret: given, path } = secret;
  const { database, now } = transaction;
  const stored = await findServiceAccountForAuthentication(database, clientId);
  if (stored === null) return;
  const same = stored.secrets.find(({ hash }) => hash === sha256Hex(given));
  // One that was to end is there as it was to be.
  if (same && (same.expiresAt > now || secret.expiresAt !== undefined)) return;
  if (same)
    throw new SeedProblem(path, `this secret of ${clientId} has expired; delete it, or give another one`);
  if (stored.secrets.length >= limits.secretsPerServiceAccount)
    throw new SeedProblem(
      path,
      `${clientId} has ${stored.secrets.length} other secrets, the most it can have; delete one first`,
    );
  const { organizationId } = stored;
  const hours = await validityOf(transaction, organizationId, wanted);
  const scope = { kind: 'organization', id: organizationId } as const;
  const added = await at(path, () =>
    addSecret(transaction, SYSTEM, { ...stored, clientId }, { scope, terms: { hours }, given }),
  );
  await applySecretTimes(run, { organizationId, clientId }, added, secret);
}

async function applyGrants(
  { transaction }: SeedRun,
  before: ServiceAccount,
  grants: readonly ProjectGrant[] | undefined,
): Promise<void> {
  if (grants === undefined) return;
  for (const grant of grants)
    await at(grant.path, () => changeAccountProjectRoles(transaction, SYSTEM, before, grant));
  const kept = new Set(grants.map(({ projectId }) => projectId));
  for (const { projectId } of before.projectRoles)
    if (!kept.has(projectId))
      await changeAccountProjectRoles(transaction, SYSTEM, before, { projectId, roles: [] });
}
