import type { CredentialTables } from './schema/credentials.js';
import type { EventTables } from './schema/events.js';
import type { GuardTables } from './schema/guard.js';
import type { InstallationTables } from './schema/installation.js';
import type { InvitationTables } from './schema/invitations.js';
import type { OrganizationTables } from './schema/organizations.js';
import type { ProjectTables } from './schema/projects.js';
import type { ServiceAccountTables } from './schema/service-accounts.js';
import type { SignInTables } from './schema/sign-in.js';
import type { TeamTables } from './schema/teams.js';
import type { UseTables } from './schema/use.js';
import type { UserTables } from './schema/users.js';

/**
 * The tables, as both engines hold them. Times are UTC milliseconds; flags are 0 or 1; `*_sealed` columns hold
 * AES-256-GCM ciphertext (domain/sealing.ts); `details`, `tags` and `settings` hold JSON text that no query looks into.
 */
export interface Database
  extends InstallationTables,
    OrganizationTables,
    ProjectTables,
    UserTables,
    SignInTables,
    TeamTables,
    InvitationTables,
    CredentialTables,
    ServiceAccountTables,
    EventTables,
    GuardTables,
    UseTables {}
