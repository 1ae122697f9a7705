type Product = 'atlas' | 'cloudManager';

/** A role as the wires and the roles reference show it. What it permits is in permissions.ts. */
interface RoleDefinition {
  readonly role: string;
  readonly displayName: string;
  /** The products whose public documentation has the role. */
  readonly products: readonly Product[];
  /** What the role is for, for the reference page. */
  readonly purpose: string;
}

const both = ['atlas', 'cloudManager'] as const;
const atlas = ['atlas'] as const;
const cloudManager = ['cloudManager'] as const;

/** The roles that can be granted in an organization, strongest first. */
export const organizationRoles = [
  {
    role: 'ORG_OWNER',
    displayName: 'Organization Owner',
    products: both,
    purpose: 'Everything in the organization, and Project Owner in each of its projects.',
  },
  {
    role: 'ORG_GROUP_CREATOR',
    displayName: 'Organization Project Creator',
    products: both,
    purpose: 'Organization Member who may also create projects.',
  },
  {
    role: 'ORG_BILLING_ADMIN',
    displayName: 'Organization Billing Admin',
    products: both,
    purpose: 'Organization Member for people who manage billing.',
  },
  {
    role: 'ORG_BILLING_READ_ONLY',
    displayName: 'Organization Billing Viewer',
    products: both,
    purpose: 'Organization Member for people who read bills.',
  },
  {
    role: 'ORG_STREAM_PROCESSING_ADMIN',
    displayName: 'Organization Stream Processing Admin',
    products: atlas,
    purpose: 'Organization Read Only for people who run stream processing.',
  },
  {
    role: 'ORG_READ_ONLY',
    displayName: 'Organization Read Only',
    products: both,
    purpose: 'Reads everything in the organization and in all of its projects.',
  },
  {
    role: 'ORG_MEMBER',
    displayName: 'Organization Member',
    products: both,
    purpose: 'Reads the organization; sees only the projects in which it has a role of its own.',
  },
] as const satisfies readonly RoleDefinition[];

/** The roles that can be granted in a project, strongest first. */
export const projectRoles = [
  {
    role: 'GROUP_OWNER',
    displayName: 'Project Owner',
    products: both,
    purpose: 'Everything in the project.',
  },
  {
    role: 'GROUP_USER_ADMIN',
    displayName: 'Project User Admin',
    products: cloudManager,
    purpose: 'Manages the people, teams, API keys and service accounts of the project.',
  },
  {
    role: 'GROUP_CLUSTER_MANAGER',
    displayName: 'Project Cluster Manager',
    products: atlas,
    purpose: 'Reads the project; manages clusters.',
  },
  {
    role: 'GROUP_REPLICA_SET_MANAGER',
    displayName: 'Project Replica Set Manager',
    products: atlas,
    purpose: 'Reads the project; manages replica sets.',
  },
  {
    role: 'GROUP_STREAM_PROCESSING_OWNER',
    displayName: 'Project Stream Processing Owner',
    products: atlas,
    purpose: 'Reads the project; manages stream processing.',
  },
  {
    role: 'GROUP_AUTOMATION_ADMIN',
    displayName: 'Project Automation Admin',
    products: cloudManager,
    purpose: 'Reads the project; manages deployments.',
  },
  {
    role: 'GROUP_BACKUP_ADMIN',
    displayName: 'Project Backup Admin',
    products: cloudManager,
    purpose: 'Reads the project; manages backups.',
  },
  {
    role: 'GROUP_BACKUP_MANAGER',
    displayName: 'Project Backup Manager',
    products: atlas,
    purpose: 'Reads the project; manages backups.',
  },
  {
    role: 'GROUP_MONITORING_ADMIN',
    displayName: 'Project Monitoring Admin',
    products: cloudManager,
    purpose: 'Reads the project; manages monitored hosts and alerts.',
  },
  {
    role: 'GROUP_DATABASE_ACCESS_ADMIN',
    displayName: 'Project Database Access Admin',
    products: atlas,
    purpose: 'Reads the project; manages database users.',
  },
  {
    role: 'GROUP_DATA_ACCESS_ADMIN',
    displayName: 'Project Data Access Admin',
    products: both,
    purpose: 'Reads the project; administers its data.',
  },
  {
    role: 'GROUP_DATA_ACCESS_READ_WRITE',
    displayName: 'Project Data Access Read/Write',
    products: both,
    purpose: 'Reads the project; reads and writes its data.',
  },
  {
    role: 'GROUP_DATA_ACCESS_READ_ONLY',
    displayName: 'Project Data Access Read Only',
    products: both,
    purpose: 'Reads the project; reads its data.',
  },
  {
    role: 'GROUP_SEARCH_INDEX_EDITOR',
    displayName: 'Project Search Index Editor',
    products: atlas,
    purpose: 'Reads the project; edits search indexes.',
  },
  {
    role: 'GROUP_OBSERVABILITY_VIEWER',
    displayName: 'Project Observability Viewer',
    products: atlas,
    purpose: 'Reads the project; reads its metrics.',
  },
  {
    role: 'GROUP_READ_ONLY',
    displayName: 'Project Read Only',
    products: both,
    purpose: 'Reads the project.',
  },
] as const satisfies readonly RoleDefinition[];

export type OrganizationRole = (typeof organizationRoles)[number]['role'];
export type ProjectRole = (typeof projectRoles)[number]['role'];

const organizationRoleNames: ReadonlySet<string> = new Set(organizationRoles.map(({ role }) => role));
const projectRoleNames: ReadonlySet<string> = new Set(projectRoles.map(({ role }) => role));

/** Whether the constant can be granted in an organization. Constants are upper case; others are refused. */
export function isOrganizationRole(role: string): role is OrganizationRole {
  return organizationRoleNames.has(role);
}

/** Whether the constant can be granted in a project. Constants are upper case; others are refused. */
export function isProjectRole(role: string): role is ProjectRole {
  return projectRoleNames.has(role);
}

/** Whether the role, built-in or custom, is granted in an organization: constants begin with their scope. */
export function isOfOrganization(role: string): boolean {
  return role.startsWith('ORG_');
}

/** Roles in one project: the shape in which every holder of roles has those it was granted in projects. */
export interface RolesInProject {
  readonly projectId: string;
  readonly roles: readonly string[];
}
