import { type Static, Type } from 'typebox';
import { listBounds } from '../../domain/bounds/lists.js';
import { limits, ownLimits } from '../../domain/limits.js';
import { publicKeyPattern } from '../../domain/public-keys.js';
import { named, nullable, objectId, secret, someText } from './common.js';
import { writtenNotes } from './credential-notes.js';
import { Description as AccountDescription, Name } from './service-accounts.js';

const Roles = Type.Array(someText(), {
  description: 'Roles of guarded APIs; ORG_MEMBER is given to whoever has roles in projects alone',
  maxItems: ownLimits.rolesPerGrant,
});

const hash = (digits: number, of: string) =>
  secret(
    Type.String({ pattern: `^[0-9a-f]{${digits}}$`, description: `${of}, in lower-case hexadecimal digits` }),
  );

export type CredentialToImport = Static<typeof CredentialToImport>;
const CredentialToImport = named(
  'CredentialToImport',
  Type.Object(
    {
      accessList: Type.Optional(
        Type.Array(someText(), {
          description: 'Addresses and CIDR blocks from which it may call. Without one: from anywhere',
          maxItems: limits.accessListEntriesPerServiceAccount,
        }),
      ),
      description: Type.Optional(AccountDescription),
      expiresAt: Type.Optional(
        someText({
          description:
            'When the key or the secret ends, as RFC 3339 writes it. Without it a key does not end, and a secret ends as late as the organization allows',
        }),
      ),
      ha1: Type.Optional(
        Type.Object(
          {
            md5: Type.Optional(hash(32, 'MD5 of `publicKey:MMS Public API:privateKey`')),
            sha256: Type.Optional(hash(64, 'SHA-256 of the same')),
          },
          { additionalProperties: false, description: 'Of an API key: one of the two, or both' },
        ),
      ),
      name: Type.Optional(Name),
      notes: Type.Optional(Type.Partial(Type.Object(writtenNotes), { additionalProperties: false })),
      projects: Type.Optional(
        Type.Array(Type.Object({ projectId: objectId(), roles: Roles }, { additionalProperties: false }), {
          maxItems: limits.projectsPerOrganization,
        }),
      ),
      publicKey: Type.Optional(
        Type.String({ pattern: publicKeyPattern, description: 'Of an API key: the user name of its Digest' }),
      ),
      roles: Type.Optional(Roles),
      secretSha256: Type.Optional(
        hash(64, 'Of a service account: SHA-256 of the secret as its caller sends it'),
      ),
    },
    { additionalProperties: false },
  ),
);

/** The body of importCredentials. */
export const CredentialImportRequest = named(
  'CredentialImportRequest',
  Type.Object(
    {
      credentials: Type.Array(CredentialToImport, {
        minItems: 1,
        maxItems: listBounds.credentialsPerImport.most,
      }),
    },
    { additionalProperties: false },
  ),
);

export const ImportedCredentials = named(
  'ImportedCredentials',
  Type.Object({
    credentials: Type.Array(
      Type.Object({
        description: Type.String(),
        id: Type.String({ description: 'ID of the API key, or client ID of the service account' }),
        name: nullable(Type.String({ description: 'Null for API keys' })),
        publicKey: nullable(Type.String({ description: 'Null for service accounts' })),
      }),
      { description: 'In the order of the request' },
    ),
  }),
);
