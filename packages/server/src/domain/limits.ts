import { numbersOf } from './bounds/bound.js';
import { listBounds } from './bounds/lists.js';
import { publishedBounds } from './bounds/published.js';

/** Published limits of the public API that this server keeps. */
export const limits = numbersOf(publishedBounds);

/** Limits of Sallyport's own, where none is published: what one request may ask for, and what one list may hold, has an end. */
export const ownLimits = numbersOf(listBounds);

/** How long a page is that nobody gave a length. */
export const DEFAULT_ITEMS_PER_PAGE = 100;

// The published pattern has no space in it, although recorded names do; so the space is allowed here.
const NAME_CHARACTER = "[\\p{L}\\p{N}\\-_.(),:&@+' ]";

/** Names of organizations and projects, as JSON Schema has it. */
export const namePattern = `^${NAME_CHARACTER}{1,${limits.nameCharacters}}$`;

/** Names and descriptions of service accounts, likewise; how long they are is said apart. */
export const serviceAccountTextPattern = "^[\\p{L}\\p{N}\\-_.,' ]*$";

const wholeName = new RegExp(namePattern, 'u');

/** Whether a text can name an organization or project: 1 to 64 allowed characters, not spaces alone. */
export function isValidName(name: string): boolean {
  return wholeName.test(name) && name.trim() !== '';
}

/** The name of the limit on entries of a project IP access list, the only one that is kept here. */
export const NETWORK_ENTRIES_LIMIT = 'atlas.project.security.networkAccess.entries';

/** A limit that a project owner can set. `null` means: not set until someone sets it, or no upper bound. */
export interface ProjectLimit {
  readonly name: string;
  /** The name that the list of default limits has for it; `null`: that list does not have it. */
  readonly constant: string | null;
  readonly description: string;
  readonly defaultLimit: number | null;
  readonly minimumLimit: number;
  readonly maximumLimit: number | null;
}

/**
 * The limits of a project, in the order of the published list of names. Defaults and maxima are the published ones,
 * with two exceptions: the published maximum for network access entries (20) is below its default (200), so the
 * default stands for it; and for serverless instances nothing is published, so they are the recorded ones.
 */
export const projectLimits = [
  {
    name: 'atlas.project.security.databaseAccess.users',
    constant: 'MONGODB_USERS',
    description: 'Database users',
    defaultLimit: 100,
    minimumLimit: 0,
    maximumLimit: 100,
  },
  {
    name: 'atlas.project.deployment.clusters',
    constant: 'NUM_CLUSTERS',
    description: 'Clusters',
    defaultLimit: 25,
    minimumLimit: 0,
    maximumLimit: 100,
  },
  {
    name: 'atlas.project.deployment.serverlessMTMs',
    constant: 'NUM_SERVERLESS_MTMS',
    description: 'Multi-tenant hosts for serverless instances',
    defaultLimit: 100,
    minimumLimit: 0,
    maximumLimit: 100,
  },
  {
    // Recorded in lists, published nowhere.
    name: 'atlas.project.deployment.salesSoldM0s',
    constant: null,
    description: 'Free clusters sold by sales',
    defaultLimit: 100,
    minimumLimit: 0,
    maximumLimit: 100,
  },
  {
    name: 'atlas.project.security.databaseAccess.customRoles',
    constant: 'NUM_USER_CUSTOM_ROLES',
    description: 'Custom database roles',
    defaultLimit: 100,
    minimumLimit: 0,
    maximumLimit: 1400,
  },
  {
    name: NETWORK_ENTRIES_LIMIT,
    constant: 'MAX_NETWORK_PERMISSION_ENTRIES',
    description: 'Network access entries',
    defaultLimit: limits.networkEntriesPerProject,
    minimumLimit: 0,
    maximumLimit: limits.networkEntriesPerProject,
  },
  {
    name: 'atlas.project.security.networkAccess.crossRegionEntries',
    constant: 'MAX_CROSS_REGION_NETWORK_PERMISSION_ENTRIES',
    description: 'Network access entries across regions',
    defaultLimit: 40,
    minimumLimit: 0,
    maximumLimit: 220,
  },
  {
    name: 'atlas.project.deployment.nodesPerPrivateLinkRegion',
    constant: 'MAX_NODES_PER_PRIVATELINK_REGION',
    description: 'Addressable nodes per private link region',
    defaultLimit: 50,
    minimumLimit: 0,
    maximumLimit: 90,
  },
  {
    name: 'dataFederation.bytesProcessed.query',
    constant: 'BYTES_PROCESSED_QUERY',
    description: 'Bytes one federated query may process',
    defaultLimit: null,
    minimumLimit: 0,
    maximumLimit: null,
  },
  {
    name: 'dataFederation.bytesProcessed.daily',
    constant: 'BYTES_PROCESSED_DAILY',
    description: 'Bytes federated queries may process in a day',
    defaultLimit: null,
    minimumLimit: 0,
    maximumLimit: null,
  },
  {
    name: 'dataFederation.bytesProcessed.weekly',
    constant: 'BYTES_PROCESSED_WEEKLY',
    description: 'Bytes federated queries may process in a week',
    defaultLimit: null,
    minimumLimit: 0,
    maximumLimit: null,
  },
  {
    name: 'dataFederation.bytesProcessed.monthly',
    constant: 'BYTES_PROCESSED_MONTHLY',
    description: 'Bytes federated queries may process in a month',
    defaultLimit: null,
    minimumLimit: 0,
    maximumLimit: null,
  },
  {
    name: 'atlas.project.deployment.privateServiceConnectionsPerRegionGroup',
    constant: 'NUM_PRIVATE_SERVICE_CONNECTIONS_PER_REGION_GROUP',
    description: 'Private service connections per region group',
    defaultLimit: 50,
    minimumLimit: 0,
    maximumLimit: 100,
  },
  {
    name: 'atlas.project.deployment.privateServiceConnectionsSubnetMask',
    constant: 'GCP_PSC_NAT_SUBNET_MASK',
    description: 'Subnet mask of private service connections',
    defaultLimit: 27,
    minimumLimit: 20,
    maximumLimit: 27,
  },
] as const satisfies readonly ProjectLimit[];

/** A limit that the list of default limits has. */
export type PublishedLimit = ProjectLimit & { readonly constant: string };

/** The limits that the list of default limits has. */
export const publishedLimits: readonly PublishedLimit[] = (projectLimits as readonly ProjectLimit[]).filter(
  (limit): limit is PublishedLimit => limit.constant !== null,
);

const projectLimitsByName = new Map<string, ProjectLimit>(projectLimits.map((limit) => [limit.name, limit]));

/** The limit of a name, if projects have one. */
export function findProjectLimit(name: string): ProjectLimit | undefined {
  return projectLimitsByName.get(name);
}

/** The highest value a limit can be set to: its maximum, or the largest integer that JSON clients can read. */
export function highestValueOf(limit: ProjectLimit): number {
  return limit.maximumLimit ?? Number.MAX_SAFE_INTEGER;
}

/** Whether the limit can be set to the value: a whole number from its minimum to its highest value. */
export function isWithinProjectLimit(limit: ProjectLimit, value: number): boolean {
  return Number.isSafeInteger(value) && value >= limit.minimumLimit && value <= highestValueOf(limit);
}

/** Texts of tags, as the manual of the live service lists their characters; letters and digits of any script. */
export const tagPattern = '^[\\p{L}\\p{N} ;@_.+-]*$';
