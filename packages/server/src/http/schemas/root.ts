import { type Static, Type } from 'typebox';
import { Links, named, nullable, objectId, stringEnum } from './common.js';
import { CloudAccessRoleAssignment } from './roles.js';

/** Addresses stand here as they were entered; the published patterns know IPv6 only in its full form. */
const AccessListItemView = named(
  'AccessListItemView',
  Type.Object({
    cidrBlock: Type.Optional(nullable(Type.String(), { readOnly: true })),
    ipAddress: nullable(Type.String(), { readOnly: true }),
  }),
);

const ApiKey = named(
  'ApiKey',
  Type.Object(
    {
      accessList: Type.Array(AccessListItemView, { readOnly: true }),
      id: objectId({ readOnly: true }),
      publicKey: Type.String({ maxLength: 8, minLength: 8, readOnly: true }),
      roles: Type.Array(CloudAccessRoleAssignment, { readOnly: true }),
    },
    { readOnly: true },
  ),
);

/** `apiKey` tells of the calling API key and is null for every other caller. */
export type SystemStatus = Static<typeof SystemStatus>;
export const SystemStatus = named(
  'SystemStatus',
  Type.Object({
    apiKey: nullable(ApiKey, { readOnly: true }),
    appName: stringEnum(['MongoDB Atlas'], { readOnly: true }),
    build: Type.String({ readOnly: true }),
    links: Type.Optional(Links),
    throttling: Type.Boolean({ readOnly: true }),
  }),
);

/** The addresses of one cloud provider, by the provider's name of the region. */
const AddressesByRegion = Type.Optional(
  Type.Unsafe<Record<string, string[]>>(
    Type.Object({}, { additionalProperties: Type.Array(Type.String()), readOnly: true }),
  ),
);

/** One direction of traffic. */
const cloudAddresses = (name: string) =>
  named(
    name,
    Type.Object(
      {
        aws: AddressesByRegion,
        azure: AddressesByRegion,
        gcp: AddressesByRegion,
      },
      { readOnly: true },
    ),
  );

const Inbound = cloudAddresses('InboundControlPlaneCloudProviderIPAddresses');
const Outbound = cloudAddresses('OutboundControlPlaneCloudProviderIPAddresses');

const GatewayIpAddresses = named(
  'GatewayIpAddresses',
  Type.Object({ inbound: Type.Optional(Inbound), outbound: Type.Optional(Outbound) }, { readOnly: true }),
);

const Gateway = named(
  'Gateway',
  Type.Object({
    ips: Type.Optional(GatewayIpAddresses),
    name: Type.Optional(Type.String({ readOnly: true })),
  }),
);

export type ControlPlaneIPAddresses = Static<typeof ControlPlaneIPAddresses>;
export const ControlPlaneIPAddresses = named(
  'ControlPlaneIPAddresses',
  Type.Object({
    gateways: Type.Optional(Type.Array(Gateway, { maxItems: 25, readOnly: true })),
    inbound: Type.Optional(Inbound),
    outbound: Type.Optional(Outbound),
  }),
);
