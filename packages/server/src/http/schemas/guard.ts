import { type Static, Type } from 'typebox';
import { guardBounds } from '../../domain/bounds/guard.js';
import { guardDialects, guardModes } from '../../domain/guard/definition.js';
import { GUARD_NAME } from '../../domain/guard/read-gates.js';
import { dateTime, int32, named, nullable, paginated, secret, someText, stringEnum } from './common.js';
import { ListQuery } from './queries.js';

const Mode = stringEnum(guardModes);
const Dialect = stringEnum(guardDialects);
const OpenTo = stringEnum(['organization', 'installation']);
const Version = int32({ minimum: 1 });

const Definition = Type.String({
  description: 'The definition as JSON text, as it was written, without its gates',
});

const apiProperties = {
  activeVersion: Version,
  createdAt: dateTime(),
  mode: Mode,
  name: Type.String(),
  openTo: OpenTo,
  title: Type.String(),
};

export type GuardedApiView = Static<typeof GuardedApiView>;
export const GuardedApiView = named('GuardedApi', Type.Object(apiProperties));

export const GuardedApiWithDefinition = named(
  'GuardedApiWithDefinition',
  Type.Object({
    activeVersion: Version,
    createdAt: dateTime(),
    definition: Definition,
    mode: Mode,
    name: Type.String(),
    openTo: OpenTo,
    title: Type.String(),
  }),
);

/** The body of applyGuardDefinition and previewGuardDefinition. */
export const GuardDefinitionRequest = named(
  'GuardDefinitionRequest',
  Type.Object(
    {
      definition: Type.String({
        description: `The definition, as JSON or, up to ${guardBounds.definitionYamlBytes.most} bytes, as YAML`,
        maxLength: guardBounds.definitionBytes.most,
      }),
      retire: Type.Optional(
        Type.Boolean({
          default: false,
          description: 'Whether a role that is gone may be granted still. It then permits nothing.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
);

export const AppliedGuardDefinition = named(
  'AppliedGuardDefinition',
  Type.Object({
    api: GuardedApiView,
    isNewVersion: Type.Boolean({ description: 'Whether it was not the active version already' }),
  }),
);

const Names = Type.Array(Type.String());

export const GuardDefinitionPreview = named(
  'GuardDefinitionPreview',
  Type.Object({
    isNewApi: Type.Boolean(),
    isNewVersion: Type.Boolean(),
    lastWeek: Type.Object(
      {
        callers: int32({ minimum: 0 }),
        refused: Type.Array(
          Type.Object({
            calls: int32({ minimum: 1 }),
            missingPermission: nullable(
              Type.String({ description: 'Null: there is no such route any more' }),
            ),
            name: nullable(
              Type.String({ description: 'Public key or client ID; null for one of another organization' }),
            ),
            route: Type.String(),
          }),
        ),
        refusedCallers: int32({ minimum: 0 }),
      },
      { description: 'Calls of the last seven days that the definition would refuse, by routes and roles' },
    ),
    permissions: Type.Object({ added: Names, removed: Names }),
    roles: Type.Array(
      Type.Object({
        gains: Names,
        holderCount: Type.Optional(int32({ minimum: 1 })),
        holders: Type.Optional(
          Type.String({ description: 'The first who hold it, those of the organization by name' }),
        ),
        isGone: Type.Boolean(),
        isNew: Type.Boolean(),
        loses: Names,
        role: Type.String(),
      }),
      { description: 'Roles that permit more or less' },
    ),
    routes: Type.Object({
      added: Names,
      changed: Type.Array(Type.Object({ after: Type.String(), before: Type.String(), route: Type.String() })),
      removed: Names,
    }),
    settings: Type.Array(Type.String(), { description: 'Other properties that change' }),
  }),
);

const GuardedApiVersionView = named(
  'GuardedApiVersion',
  Type.Object({
    createdAt: dateTime(),
    createdBy: nullable(Type.String({ description: 'Null: the server itself' })),
    isActive: Type.Boolean(),
    sha256: Type.String({ description: 'Of the definition with its names in order' }),
    version: Version,
  }),
);
export const PaginatedGuardedApiVersions = paginated('PaginatedGuardedApiVersions', GuardedApiVersionView);

export const GuardedApiVersionWithDefinition = named(
  'GuardedApiVersionWithDefinition',
  Type.Object({
    createdAt: dateTime(),
    createdBy: nullable(Type.String()),
    definition: Definition,
    isActive: Type.Boolean(),
    sha256: Type.String(),
    version: Version,
  }),
);

/** The body of setGuardedApiVersion. */
export const ActiveVersionRequest = named(
  'ActiveGuardedApiVersion',
  Type.Object(
    { retire: Type.Optional(Type.Boolean({ default: false })), version: Version },
    { additionalProperties: false },
  ),
);

/** The body of setGuardedApiMode. */
export const GuardModeRequest = named(
  'GuardedApiMode',
  Type.Object({ mode: Mode }, { additionalProperties: false }),
);

/** Query parameters of listGates. */
export const GateListQuery = Type.Object({
  ...ListQuery.properties,
  api: Type.Optional(someText({ description: 'Name of a guarded API, whose gates alone are listed' })),
});

export const RetireQuery = Type.Object({
  retire: Type.Optional(
    Type.Boolean({ default: false, description: 'Also while somebody holds a role of the API' }),
  ),
});

const gateProperties = {
  api: Type.String({ description: 'Name of the guarded API' }),
  cacheSeconds: int32({ minimum: 0 }),
  createdAt: dateTime(),
  dialect: Dialect,
  hasSecret: Type.Boolean(),
  lastSeenAt: nullable(dateTime()),
  name: Type.String(),
  peers: Type.Array(Type.String(), { description: 'CIDR blocks of who may ask' }),
};

export type GateView = Static<typeof GateView>;
export const GateView = named('Gate', Type.Object(gateProperties));
export const PaginatedGates = paginated('PaginatedGates', GateView);

export const GateWithSecretView = named(
  'GateWithSecret',
  Type.Object({
    ...gateProperties,
    secret: Type.Optional(secret(Type.String({ description: 'Only in the reply that makes it' }))),
  }),
);

const Peers = Type.Array(someText(), { maxItems: guardBounds.peersPerGate.most, minItems: 1 });
const CacheSeconds = int32({
  maximum: guardBounds.gateCacheSeconds.most,
  minimum: 0,
  description:
    'How long the proxy may keep a decision about a bearer token. It delays a revocation by as much.',
});

export const CreateGateRequest = named(
  'CreateGateRequest',
  Type.Object(
    {
      api: someText({ description: 'Name of the guarded API' }),
      cacheSeconds: Type.Optional(CacheSeconds),
      dialect: Dialect,
      hasSecret: Type.Optional(
        Type.Boolean({
          default: true,
          description: 'Without a secret it is served by the listener of the guard alone',
        }),
      ),
      name: Type.String({ pattern: GUARD_NAME.source }),
      peers: Type.Optional(Peers),
    },
    { additionalProperties: false },
  ),
);

export const UpdateGateRequest = named(
  'UpdateGateRequest',
  Type.Object(
    {
      cacheSeconds: Type.Optional(CacheSeconds),
      dialect: Type.Optional(Dialect),
      peers: Type.Optional(Peers),
      secret: Type.Optional(
        stringEnum(['keep', 'new', 'none'], {
          description: 'Whether it keeps its secret, gets another or has none',
        }),
      ),
    },
    { additionalProperties: false },
  ),
);

/** Query parameters of listOrgGrantableRoles. */
export const GrantableRolesQuery = Type.Object({
  scope: Type.Optional(
    stringEnum(['organization', 'project'], {
      default: 'organization',
      description: 'Whether they are granted in the organization, or in its projects',
    }),
  ),
});

export const GrantableRoles = named(
  'GrantableRoles',
  Type.Object({
    groups: Type.Array(
      Type.Object({
        api: nullable(
          Type.String({ description: 'Name of the guarded API; null for the roles of Sallyport itself' }),
        ),
        roles: Type.Array(Type.Object({ role: Type.String(), title: Type.String() })),
        title: nullable(Type.String()),
      }),
    ),
  }),
);
