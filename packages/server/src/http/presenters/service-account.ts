import { rolesInProject } from '../../changes/roles/roles-in-project.js';
import type { NewClientSecret } from '../../changes/service-accounts/make-secret.js';
import { maskClientSecret } from '../../domain/secrets.js';
import type { ClientSecret } from '../../store/queries/client-secrets.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type {
  GroupServiceAccount,
  OrgServiceAccount,
  ServiceAccountSecret,
} from '../schemas/service-accounts.js';
import { wireTime } from '../wire/render.js';

/** An account with its organization roles. `made` is the secret that this answer shows, when it creates the account. */
export function presentOrgServiceAccount(account: ServiceAccount, made?: NewClientSecret): OrgServiceAccount {
  return {
    ...presentAccount(account),
    roles: [...account.organizationRoles],
    secrets: presentSecrets(account, made),
  };
}

/** An account with its roles in one project. */
export function presentGroupServiceAccount(
  account: ServiceAccount,
  projectId: string,
  made?: NewClientSecret,
): GroupServiceAccount {
  return {
    ...presentAccount(account),
    roles: [...rolesInProject(account, projectId)],
    secrets: presentSecrets(account, made),
  };
}

/** A client secret: readable in the answer that creates it, masked in all others. */
export function presentSecret(secret: ClientSecret | NewClientSecret): ServiceAccountSecret {
  return {
    createdAt: wireTime(secret.createdAt),
    expiresAt: wireTime(secret.expiresAt),
    id: secret.id,
    ...(secret.lastUsedAt === null ? {} : { lastUsedAt: wireTime(secret.lastUsedAt) }),
    ...('secret' in secret
      ? { secret: secret.secret }
      : { maskedSecretValue: maskClientSecret(secret.suffix) }),
  };
}

function presentAccount(account: ServiceAccount) {
  return {
    clientId: account.clientId,
    createdAt: wireTime(account.createdAt),
    description: account.description,
    name: account.name,
  };
}

function presentSecrets(account: ServiceAccount, made: NewClientSecret | undefined): ServiceAccountSecret[] {
  return account.secrets.map((secret) => presentSecret(secret.id === made?.id ? made : secret));
}

/** A project that an account is assigned to, with its roles there. */
export function presentAccountProject(project: {
  readonly projectId: string;
  readonly roles: readonly string[];
}) {
  return { groupId: project.projectId, roles: project.roles };
}
