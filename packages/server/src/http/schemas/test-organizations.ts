import { Type } from 'typebox';
import { named, objectId, secret, someText } from './common.js';

/** What a seed file says of an organization; the seed's own check says what is wrong in it, and where. */
export const TestOrganizationRequest = named(
  'TestOrganizationRequest',
  Type.Object(
    {
      name: Type.Optional(someText({ description: 'Without it a name of its own' })),
    },
    {
      additionalProperties: true,
      description:
        'What a seed file says of an organization (docs/reference/seed.schema.json). Without credentials it gets an owner key, an owner service account and a project.',
    },
  ),
);

const text = Type.String();

export const TestOrganization = named(
  'TestOrganization',
  Type.Object({
    orgId: objectId(),
    name: text,
    projects: Type.Array(Type.Object({ groupId: objectId(), name: text })),
    apiKeys: Type.Array(
      Type.Object({
        id: objectId(),
        description: text,
        publicKey: text,
        privateKey: secret(text),
        roles: Type.Array(text),
      }),
    ),
    serviceAccounts: Type.Array(
      Type.Object({
        name: text,
        clientId: text,
        clientSecret: secret(text),
      }),
    ),
  }),
);
