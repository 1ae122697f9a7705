import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import type { WireCredentialKind } from '../../domain/credential-kinds.js';
import { type CredentialSortName, credentialSortKeys } from '../../store/queries/credential-filter.js';
import { bothWays } from '../../store/sorted-pages.js';
import { alphabetical } from '../wire/alphabetical.js';
import { notBlank } from '../wire/query.js';
import { apiKeyFacts } from './api-keys.js';
import { dateTime, int32, named, nullable, objectId, paginated, someText, stringEnum } from './common.js';
import { CredentialNotes } from './credential-notes.js';
import { agePeriods, days } from './list-filters.js';
import { ListQuery } from './queries.js';

const kinds = ['API_KEY', 'SERVICE_ACCOUNT'] as const satisfies readonly WireCredentialKind[];
const CredentialKind = stringEnum(kinds);

const orders = bothWays(Object.keys(credentialSortKeys) as CredentialSortName[]);

const listFilters = {
  ...ListQuery.properties,
  ...agePeriods,
  expiresWithinDays: Type.Optional(
    days({
      description:
        'Only those of which the key, or a client secret, expires within so many days. With 0: those that have expired already, or have no client secret that has not',
    }),
  ),
  kind: notBlank(Type.Optional(CredentialKind)),
  madeBy: Type.Optional(
    someText({ description: 'Only those that were created by this user name, public key or client ID' }),
  ),
  noteKind: Type.Optional(someText({ description: 'Only those of which this kind is noted' })),
  owner: Type.Optional(someText({ description: 'Only those of which this owner is noted' })),
  role: Type.Optional(someText({ description: 'Only those with this role' })),
  search: Type.Optional(
    Type.String({
      description: 'What the public key, client ID, name or description contains, in upper or lower case',
      maxLength: textBounds.search.most,
    }),
  ),
  sort: Type.Optional(
    stringEnum(orders, { description: 'What the list is sorted by; with a minus, the other way round' }),
  ),
  tag: Type.Optional(someText({ description: 'Only those with this tag' })),
  withoutAccessList: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Only those with an empty access list, which an organization that requires one shuts out',
    }),
  ),
};

/** Query parameters of the list of an organization's credentials. */
export type OrgCredentialsQuery = Static<typeof OrgCredentialsQuery>;
export const OrgCredentialsQuery = Type.Object({
  ...listFilters,
  groupId: Type.Optional(objectId({ description: 'Only those with a role in this project' })),
  withoutGroupId: Type.Optional(
    objectId({ description: 'Only those without a role of their own in this project' }),
  ),
});

/** Query parameters of the list of a project's credentials. */
export type GroupCredentialsQuery = Static<typeof GroupCredentialsQuery>;
export const GroupCredentialsQuery = Type.Object({
  ...listFilters,
  includeOrgRoles: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Those as well that a role in the organization lets into all of its projects',
    }),
  ),
});

export type CredentialOverview = Static<typeof CredentialOverview>;
export const CredentialOverview = named(
  'CredentialOverview',
  Type.Object(
    alphabetical({
      ...apiKeyFacts,
      accessListEntryCount: int32({ minimum: 0 }),
      createdAt: dateTime(),
      description: Type.String(),
      groupRoles: Type.Array(
        Type.Object({
          groupId: objectId(),
          groupName: nullable(Type.String({ description: 'Null for a project that the caller may not see' })),
          roles: Type.Array(Type.String()),
        }),
        { description: 'By name of the project; in a project, only that project' },
      ),
      id: Type.String({ description: 'ID of the API key, or client ID of the service account' }),
      isManageable: Type.Boolean({
        description:
          'Whether the caller may change the access list of an API key; name, description, roles here, client secrets and access list of a service account. In a project that takes more where the credential reaches further than the project',
      }),
      kind: CredentialKind,
      lastUsedAddress: nullable(Type.String()),
      lastUsedAt: nullable(dateTime()),
      madeBy: nullable(
        Type.String({
          description:
            'User name, public key or client ID of who created it, by the name of then; null for the server itself, and for those made before it was kept',
        }),
      ),
      maskedPrivateKey: nullable(Type.String({ description: 'Null for service accounts' })),
      name: nullable(Type.String({ description: 'Null for API keys' })),
      notes: CredentialNotes,
      orgRoles: Type.Array(Type.String()),
      secretCount: int32({ description: 'Client secrets, expired ones included', minimum: 0 }),
      secretExpiresAt: nullable(
        dateTime({
          description:
            'When the first client secret expires, of those that have not; when the last one did, if all have. Null without any',
        }),
      ),
    }),
  ),
);

export const PaginatedCredentialOverview = paginated('PaginatedCredentialOverview', CredentialOverview);
