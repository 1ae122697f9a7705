import type { CredentialNotes } from '../../domain/credential-notes.js';
import { md5IsAvailable } from '../../domain/digest.js';
import { RefusalError } from '../../domain/errors.js';
import type { EventActor } from '../../domain/new-event.js';
import { isOrganizationRole, isProjectRole, type RolesInProject } from '../../domain/roles.js';
import type { Sealing } from '../../domain/sealing.js';
import { findRoomForApiKey } from '../../store/queries/api-keys.js';
import { findClientIdOfSecret } from '../../store/queries/client-secrets.js';
import { findProject } from '../../store/queries/projects.js';
import type { WriteTransaction } from '../../store/store.js';
import { addToList } from '../access-lists/change-list.js';
import { readEntries } from '../access-lists/entries.js';
import { apiKeyHolder, type ListHolder, serviceAccountHolder } from '../access-lists/holder.js';
import { checkKeyFacts } from '../api-keys/change-facts.js';
import { importApiKey } from '../api-keys/make-api-key.js';
import { readOrganizationRoles, readProjectRoles } from '../roles/check-roles.js';
import { changeAccountProjectRoles } from '../service-accounts/change-roles.js';
import { importSecret } from '../service-accounts/make-secret.js';
import { makeAccountWith } from '../service-accounts/make-service-account.js';
import { changeNotes, type NotedCredential } from './change-notes.js';

/** A credential that was made elsewhere, as it is asked for: an API key by its HA1, or a service account by the hash of its secret. */
export interface CredentialToImport {
  readonly publicKey?: string | undefined;
  readonly ha1?: { readonly md5?: string | undefined; readonly sha256?: string | undefined } | undefined;
  readonly secretSha256?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly roles: readonly string[];
  readonly projects: readonly RolesInProject[];
  /** UTC milliseconds. */
  readonly expiresAt?: number | undefined;
  readonly accessList: readonly string[];
  readonly notes?: CredentialNotes | undefined;
}

export interface ImportedCredential {
  /** ID of an API key, or client ID. */
  readonly id: string;
  readonly publicKey: string | null;
  readonly name: string | null;
  readonly description: string;
}

/** What is wrong with one field of a credential that is to be imported. */
export class ImportProblem extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.name = 'ImportProblem';
    this.field = field;
  }
}

/** Makes a credential that was made elsewhere, with its roles, its access list and its notes. Throws ImportProblem. */
export async function importCredential(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  organizationId: string,
  asked: CredentialToImport,
): Promise<ImportedCredential> {
  const grants = await readGrants(transaction, organizationId, asked);
  const isKey = asked.publicKey !== undefined || asked.ha1 !== undefined;
  if (isKey === (asked.secretSha256 !== undefined))
    throw new ImportProblem(
      '',
      'must have either publicKey and ha1, as an API key, or secretSha256, as a service account',
    );
  const { made, holder, noted } = isKey
    ? await importKey(transaction, sealing, actor, organizationId, asked, grants)
    : await importAccount(transaction, actor, organizationId, asked, grants);
  if (asked.notes !== undefined) await changeNotes(transaction, actor, noted, asked.notes);
  await fillAccessList(transaction, actor, holder, asked.accessList);
  return made;
}

interface Made {
  readonly made: ImportedCredential;
  readonly holder: ListHolder;
  readonly noted: NotedCredential;
}

interface Grants {
  readonly organization: readonly string[];
  readonly projects: readonly RolesInProject[];
}

async function importKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  organizationId: string,
  { publicKey, ha1: { md5 = '', sha256 = '' } = {}, name, description, expiresAt }: CredentialToImport,
  grants: Grants,
): Promise<Made> {
  if (publicKey === undefined) throw new ImportProblem('publicKey', 'is missing: ha1 is of an API key');
  if (md5 === '' && sha256 === '') throw new ImportProblem('ha1', 'must have md5, sha256 or both');
  if (sha256 === '' && !md5IsAvailable())
    throw new ImportProblem('ha1', 'must have sha256: this platform forbids MD5');
  if (name !== undefined)
    throw new ImportProblem('name', 'is for service accounts: an API key has a description');
  if (description === undefined) throw new ImportProblem('description', 'is missing');
  const { isTaken } = await findRoomForApiKey(transaction.database, organizationId, publicKey);
  if (isTaken) throw new ImportProblem('publicKey', `${publicKey} is the public key of another API key`);
  const end = expiresAt === undefined ? {} : { expiresAt };
  await at('description', () => checkKeyFacts({ description }, transaction.now));
  await at('expiresAt', () => checkKeyFacts(end, transaction.now));
  const roles = { organizationRoles: grants.organization, projectRoles: grants.projects };
  const wanted = { description, ...end, organizationId, ...roles };
  const key = await at('', () =>
    importApiKey(transaction, sealing, actor, wanted, { publicKey, ha1: { md5, sha256 } }),
  );
  return {
    made: { id: key.id, publicKey, name: null, description },
    holder: apiKeyHolder(key),
    noted: { id: key.id, organizationId, calledBy: { publicKey } },
  };
}

async function importAccount(
  transaction: WriteTransaction,
  actor: EventActor,
  organizationId: string,
  { secretSha256 = '', name, description, expiresAt }: CredentialToImport,
  grants: Grants,
): Promise<Made> {
  if (name === undefined) throw new ImportProblem('name', 'is missing');
  const owner = await findClientIdOfSecret(transaction.database, secretSha256);
  if (owner !== undefined)
    throw new ImportProblem('secretSha256', 'is that of another client secret: each has to be of one caller');
  if (expiresAt !== undefined && expiresAt <= transaction.now)
    throw new ImportProblem('expiresAt', 'has passed: leave the credential out');
  const wanted = { organizationId, name, description: description ?? name, isImported: true };
  const { account } = await at('', () =>
    makeAccountWith(transaction, actor, { ...wanted, organizationRoles: grants.organization }, (made) =>
      at('expiresAt', () => importSecret(transaction, made, { hash: secretSha256, endsAt: expiresAt })),
    ),
  );
  for (const grant of grants.projects) await changeAccountProjectRoles(transaction, actor, account, grant);
  const { id, clientId } = account;
  return {
    made: { id: clientId, publicKey: null, name, description: account.description },
    holder: serviceAccountHolder(account, null),
    noted: { id, organizationId, calledBy: { clientId } },
  };
}

/**
 * Roles of guarded APIs alone, and of a member. Nobody can see how good a secret is of which the hash is known, so an import gives none
 * of them rights in Sallyport itself. Who has roles in projects alone is a member of the organization, as everywhere.
 */
async function readGrants(
  { database }: WriteTransaction,
  organizationId: string,
  { roles, projects }: CredentialToImport,
): Promise<Grants> {
  if (roles.length === 0 && projects.length === 0)
    throw new ImportProblem('roles', 'is missing: grant a role of a guarded API there, or under projects');
  requireCustom(roles, 'roles');
  const organization = await at('roles', () => readOrganizationRoles(database, roles, organizationId));
  const granted: RolesInProject[] = [];
  for (const [index, { projectId, roles: wanted }] of projects.entries()) {
    const field = `projects.${index}`;
    const project = await findProject(database, projectId);
    if (project?.organizationId !== organizationId)
      throw new ImportProblem(`${field}.projectId`, `${projectId} is no project of this organization`);
    if (granted.some((other) => other.projectId === projectId))
      throw new ImportProblem(`${field}.projectId`, `${projectId} is in the list already`);
    requireCustom(wanted, `${field}.roles`);
    granted.push({
      projectId,
      roles: await at(`${field}.roles`, () => readProjectRoles(database, wanted, projectId)),
    });
  }
  return { organization: organization.length > 0 ? organization : ['ORG_MEMBER'], projects: granted };
}

function requireCustom(roles: readonly string[], field: string): void {
  const builtIn = roles.find(
    (role) => role !== 'ORG_MEMBER' && (isOrganizationRole(role) || isProjectRole(role)),
  );
  if (builtIn !== undefined)
    throw new ImportProblem(
      field,
      `${builtIn} is a role of Sallyport itself, and an import grants roles of guarded APIs alone; grant it afterwards`,
    );
}

async function fillAccessList(
  transaction: WriteTransaction,
  actor: EventActor,
  holder: ListHolder,
  texts: readonly string[],
): Promise<void> {
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const field = `accessList.${index}`;
    const [block] = await at(field, () =>
      readEntries([text.includes('/') ? { cidrBlock: text } : { ipAddress: text }]),
    );
    if (block === undefined) continue;
    if (seen.has(block.cidrBlock)) throw new ImportProblem(field, `${text} is in the list already`);
    seen.add(block.cidrBlock);
    await at(field, () => addToList(transaction, actor, holder, [block]));
  }
}

/** What is refused there is a problem of that field. */
async function at<T>(field: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { code, detail, fields } = error.refusal;
    const more = (fields ?? []).map(({ description }) => `; it ${description}`).join('');
    throw new ImportProblem(field, `${detail.replace(/\.$/, '')}${more} (${code})`);
  }
}
