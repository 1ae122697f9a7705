import type { Caller } from '../access/principal.js';
import { serviceAccountHolder } from '../changes/access-lists/holder.js';
import { SYSTEM } from '../changes/actor.js';
import { requireOrganization } from '../changes/organizations/require-organization.js';
import { maxSecretValidityHoursOf } from '../changes/organizations/settings.js';
import { insertSecret } from '../changes/service-accounts/insert-secret.js';
import { insertServiceAccount } from '../changes/service-accounts/insert-service-account.js';
import { limits } from '../domain/limits.js';
import { sha256Hex } from '../domain/secrets.js';
import { removeServiceAccountFromProject } from '../services/service-accounts/remove-service-account.js';
import { updateOrganizationServiceAccount } from '../services/service-accounts/update-organization-account.js';
import { inviteServiceAccount } from '../services/service-accounts/update-project-account.js';
import {
  findServiceAccountForAuthentication,
  listOrganizationServiceAccounts,
  type ServiceAccount,
} from '../store/queries/service-accounts.js';
import { EVERYTHING } from './everything.js';
import { applyAccessList } from './seed-access-list.js';
import { type ProjectGrant, readGrants } from './seed-grants.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';
import { type MadeServiceAccount, type SeedRun, serverCaller } from './seed-run.js';
import type { SeedServiceAccount } from './seed-schema.js';

/** Makes and changes the service accounts of an organization. Returns those it made. */
export async function applyServiceAccounts(
  run: SeedRun,
  organizationId: string,
  asked: readonly SeedServiceAccount[],
  path: SeedPath,
): Promise<MadeServiceAccount[]> {
  const caller = serverCaller(organizationId);
  const { database } = run.transaction;
  const known = [...(await listOrganizationServiceAccounts(database, organizationId, EVERYTHING)).results];
  const seen = new Set<string>();
  const made: MadeServiceAccount[] = [];
  for (const [index, wanted] of asked.entries()) {
    const place = [...path, index];
    if (wanted.clientSecret !== undefined && wanted.clientId === undefined)
      throw new SeedProblem([...place, 'clientSecret'], 'a client secret needs its client ID beside it');
    const grants = await readGrants(database, organizationId, wanted.projects, [...place, 'projects']);
    let account = findAccount(known, wanted, place);
    if (account === undefined) {
      if (wanted.clientId !== undefined) await requireFree(run, wanted.clientId, place);
      const inserted = await insert(run, organizationId, wanted, place);
      account = inserted.account;
      known.push(account);
      made.push(inserted.made);
    } else await change(run, caller, account, wanted, place);
    if (seen.has(account.id)) throw new SeedProblem(place, 'this service account is in the list already');
    seen.add(account.id);
    await applyGrants(run, caller, account, grants);
    const holder = serviceAccountHolder(account, null);
    await applyAccessList(run, caller, holder, wanted.accessList, [...place, 'accessList']);
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
  { transaction }: SeedRun,
  organizationId: string,
  wanted: SeedServiceAccount,
  path: SeedPath,
): Promise<{ account: ServiceAccount; made: MadeServiceAccount }> {
  return at(path, async () => {
    const { account, secret } = await insertServiceAccount(transaction, SYSTEM, {
      name: wanted.name,
      description: wanted.description,
      organizationId,
      organizationRoles: wanted.roles,
      secretValidity: { hours: await validityOf(transaction, organizationId, wanted) },
      given: { clientId: wanted.clientId, secret: wanted.clientSecret },
    });
    const isGiven = wanted.clientSecret !== undefined;
    const { name, clientId } = account;
    return { account, made: { name, clientId, clientSecret: secret.secret, isGiven } };
  });
}

async function validityOf(
  { database }: SeedRun['transaction'],
  organizationId: string,
  { secretExpiresAfterHours }: SeedServiceAccount,
): Promise<number> {
  return (
    secretExpiresAfterHours ?? maxSecretValidityHoursOf(await requireOrganization(database, organizationId))
  );
}

async function change(
  run: SeedRun,
  caller: Caller,
  { organizationId, clientId }: ServiceAccount,
  wanted: SeedServiceAccount,
  path: SeedPath,
): Promise<void> {
  const { name, description, roles } = wanted;
  await at(path, () =>
    updateOrganizationServiceAccount(run.services, caller, {
      organizationId,
      clientId,
      name,
      description,
      roles,
      force: false,
    }),
  );
  if (wanted.clientSecret !== undefined)
    await requireSecret(run, clientId, wanted, wanted.clientSecret, [...path, 'clientSecret']);
}

/** The given secret works afterwards: it is there already, or is added where there is room. */
async function requireSecret(
  { transaction }: SeedRun,
  clientId: string,
  wanted: SeedServiceAccount,
  given: string,
  path: SeedPath,
): Promise<void> {
  const { database, now } = transaction;
  const stored = await findServiceAccountForAuthentication(database, clientId);
  if (stored === null) return;
  const same = stored.secrets.find(({ hash }) => hash === sha256Hex(given));
  if (same && same.expiresAt > now) return;
  if (same)
    throw new SeedProblem(path, `this secret of ${clientId} has expired; delete it, or give another one`);
  if (stored.secrets.length >= limits.secretsPerServiceAccount)
    throw new SeedProblem(
      path,
      `${clientId} has ${stored.secrets.length} other secrets, the most it can have; delete one first`,
    );
  const { organizationId } = stored;
  const hours = await validityOf(transaction, organizationId, wanted);
  await at(path, () => insertSecret(transaction, stored, { hours }, given));
  transaction.changed({ kind: 'credential', subject: clientId });
  await transaction.recordEvent({
    type: 'SERVICE_ACCOUNT_SECRET_ADDED',
    organizationId,
    actor: SYSTEM,
    details: { clientId },
  });
}

async function applyGrants(
  { services }: SeedRun,
  caller: Caller,
  { clientId, projectRoles }: ServiceAccount,
  grants: readonly ProjectGrant[] | undefined,
): Promise<void> {
  if (grants === undefined) return;
  for (const { projectId, roles, path } of grants)
    await at(path, () => inviteServiceAccount(services, caller, { projectId, clientId, roles }));
  const kept = new Set(grants.map(({ projectId }) => projectId));
  for (const projectId of new Set(projectRoles.map((granted) => granted.projectId)))
    if (!kept.has(projectId))
      await removeServiceAccountFromProject(services, caller, { projectId, clientId });
}
