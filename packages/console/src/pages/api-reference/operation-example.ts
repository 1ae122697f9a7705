import type { Operation, OperationVersion } from './openapi.js';
import type { Schemas } from './schema.js';
import { exampleOf } from './schema-example.js';

/** The IDs with which an example is one's own. */
export interface ExampleIds {
  readonly orgId?: string;
  readonly groupId?: string;
}

/** The path with the IDs in it; what is not known stays in braces. */
export function examplePath({ path }: Operation, ids: ExampleIds): string {
  const known: Readonly<Record<string, string | undefined>> = { ...ids };
  return path.replace(/\{(\w+)\}/g, (place, name: string) => known[name] ?? place);
}

/** What requests need that no schema says, for it depends on who calls. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  // Otherwise the key that makes an organization could not get into it.
  createOrg: ['apiKey'],
  // Programs name a key of the organization that the project goes to.
  migrateGroup: ['destinationOrgPublicApiKey', 'destinationOrgPrivateApiKey'],
};

/** Bodies of which no schema says what belongs together. */
const BODIES: Readonly<Record<string, unknown>> = {
  importCredentials: {
    // The hash of no text that anybody knows.
    credentials: [
      { name: 'Nightly backup', roles: ['ORG_MEMBER'], secretSha256: '0123456789abcdef'.repeat(4) },
    ],
  },
};

/** A body for this operation; `undefined` where it takes none. */
export function exampleBody(
  { operationId, path }: Operation,
  { body }: OperationVersion,
  schemas: Schemas,
  ids: ExampleIds,
): unknown {
  if (body === undefined) return undefined;
  if (operationId in BODIES) return BODIES[operationId];
  // Both scopes have members with these names.
  const role = path.includes('{groupId}') ? 'GROUP_READ_ONLY' : 'ORG_READ_ONLY';
  return exampleOf(body, schemas, { ...ids, roles: role, roleName: role }, NEEDED[operationId]);
}
