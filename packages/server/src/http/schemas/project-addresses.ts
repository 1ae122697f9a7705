import { type Static, Type } from 'typebox';
import { named, objectId } from './common.js';

const Addresses = Type.Optional(Type.Array(Type.String(), { readOnly: true }));

const ClusterIPAddresses = named(
  'ClusterIPAddresses',
  Type.Object({
    clusterName: Type.Optional(Type.String({ readOnly: true })),
    futureInbound: Addresses,
    futureOutbound: Addresses,
    inbound: Addresses,
    outbound: Addresses,
  }),
);

const GroupService = named(
  'GroupService',
  Type.Object(
    { clusters: Type.Optional(Type.Array(ClusterIPAddresses, { readOnly: true })) },
    { readOnly: true },
  ),
);

export type GroupIPAddresses = Static<typeof GroupIPAddresses>;
export const GroupIPAddresses = named(
  'GroupIPAddresses',
  Type.Object({
    groupId: Type.Optional(objectId({ readOnly: true })),
    services: Type.Optional(GroupService),
  }),
);
