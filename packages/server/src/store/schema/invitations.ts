import type { Generated } from 'kysely';

export interface InvitationTables {
  organization_invitations: OrganizationInvitationsTable;
  invitation_organization_roles: InvitationOrganizationRolesTable;
  invitation_teams: InvitationTeamsTable;
  project_invitations: ProjectInvitationsTable;
  project_invitation_roles: ProjectInvitationRolesTable;
}

/**
 * Someone who was asked to join an organization: an invitation in the old model, a PENDING user with an id of its own in
 * the new one. One per organization and user name; what it grants is in the tables below, and is granted on acceptance.
 */
interface OrganizationInvitationsTable {
  id: string;
  pending_user_id: string;
  organization_id: string;
  username: string;
  inviter_username: string;
  token_hash: string;
  created_at: number;
  expires_at: number;
  rejected_at: number | null;
  /** Whether an owner fetched the link: it then shows nothing about the address. */
  is_link_handed_on: Generated<number>;
}

interface InvitationOrganizationRolesTable {
  invitation_id: string;
  role: string;
}

interface InvitationTeamsTable {
  invitation_id: string;
  team_id: string;
}

/** The part of an invitation that is about one project; the old model shows it as an invitation of its own. */
interface ProjectInvitationsTable {
  id: string;
  invitation_id: string;
  project_id: string;
  inviter_username: string;
  created_at: number;
  expires_at: number;
}

interface ProjectInvitationRolesTable {
  project_invitation_id: string;
  role: string;
}
