import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import { newClientId } from '../../domain/secrets.js';
import type { ClientSecret } from '../../store/queries/client-secrets.js';
import {
  addCredentialOrganizationRoles,
  replaceCredentialProjectRoles,
} from '../../store/queries/credential-roles.js';
import {
  countOrganizationServiceAccounts,
  insertServiceAccount,
  type ServiceAccount,
} from '../../store/queries/service-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { makeSecret, type NewClientSecret, type SecretTerms } from './make-secret.js';
import { requireServiceAccount } from './require-account.js';

/** An account just made with its first secret: the only time that secret can be read. */
export interface NewServiceAccount {
  readonly account: ServiceAccount;
  readonly secret: NewClientSecret;
}

/** What every new account is given, wherever it is made. */
export interface AccountDetails {
  readonly name: string;
  readonly description: string;
  readonly secretTerms: SecretTerms;
}

export interface ServiceAccountToMake extends AccountDetails {
  readonly organizationId: string;
  readonly organizationRoles: readonly string[];
  /** The project it is assigned to at once. */
  readonly project?: RolesInProject;
  /** Whether its secret was made elsewhere. */
  readonly isImported?: boolean;
  /** Chosen instead of random ones; that no other account has the client ID is checked by the caller. */
  readonly given?: { readonly clientId: string | undefined; readonly secret: string | undefined };
}

/**
 * Makes a service account within a transaction and records its creation. Name, description and roles are checked by
 * the caller.
 */
export function makeServiceAccount(
  transaction: WriteTransaction,
  actor: EventActor,
  account: ServiceAccountToMake,
): Promise<NewServiceAccount> {
  return makeAccountWith(transaction, actor, account, (made) =>
    makeSecret(transaction, made, account.secretTerms, account.given?.secret),
  );
}

/** The same with a first secret that is not made from terms. */
export async function makeAccountWith<S extends ClientSecret>(
  transaction: WriteTransaction,
  actor: EventActor,
  account: Omit<ServiceAccountToMake, 'secretTerms'>,
  makeFirstSecret: (account: { readonly id: string; readonly organizationId: string }) => Promise<S>,
): Promise<{ readonly account: ServiceAccount; readonly secret: S }> {
  const { database, now } = transaction;
  const { organizationId, project } = account;
  const limit = limits.serviceAccountsPerOrganization;
  if ((await countOrganizationServiceAccounts(database, organizationId)) >= limit)
    throw new RefusalError(refuse('MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED', limit, organizationId));

  const id = newId(now);
  const clientId = account.given?.clientId ?? newClientId(now);
  await insertServiceAccount(database, {
    id,
    organizationId,
    clientId,
    name: account.name,
    description: account.description,
    createdAt: now,
    madeBy: actor.name,
  });
  const secret = await makeFirstSecret({ id, organizationId });
  await addCredentialOrganizationRoles(database, id, account.organizationRoles);
  if (project) await replaceCredentialProjectRoles(database, id, project);

  transaction.changed({ kind: 'credential', subject: clientId, of: organizationId });
  // The first secret has no event of its own (recorded events, section 12).
  const fields = { organizationId, actor, clientId };
  await transaction.recordEvent(
    event('SERVICE_ACCOUNT_CREATED', fields, {
      name: [null, account.name],
      description: [null, account.description],
      roles: [null, account.organizationRoles],
      secretExpiresAt: [null, secret.expiresAt],
      imported: [null, account.isImported ?? null],
    }),
  );
  if (project)
    await transaction.recordEvent(
      event(
        'SERVICE_ACCOUNT_ADDED_TO_GROUP',
        { ...fields, projectId: project.projectId },
        { roles: [null, project.roles] },
      ),
    );
  return { account: await requireServiceAccount(database, organizationId, clientId), secret };
}
