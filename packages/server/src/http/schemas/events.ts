import { type Static, Type } from 'typebox';
import { alphabetical } from '../wire/alphabetical.js';
import { dateTime, int32, Links, named, nullable, objectId, paginated } from './common.js';
import { HostMetricValue, Principal, RawEvent } from './event-parts.js';
import { ClientId } from './service-accounts.js';

const Id = Type.Optional(objectId({ readOnly: true }));
const Text = Type.Optional(Type.String({ readOnly: true }));
const TextOrNull = Type.Optional(nullable(Type.String(), { readOnly: true }));

/**
 * Published as a union with one member per family of event types. Clients read it as one object with optional
 * members, and so it is written here: all members of the union, and those that only recorded replies show
 * (`clientId`, `clusterName`). The actor's and the target's properties are left out of events that have none.
 * Three members are looser than published: `remoteAddress` may be a short IPv6 address, `targetUsername` need not be
 * an e-mail address, and `eventTypeName` is any name of the event catalogue.
 */
const eventProperties = {
  alertConfigId: Id,
  alertId: Id,
  apiKeyId: Id,
  clientId: Type.Optional(ClientId),
  created: dateTime({ readOnly: true }),
  dbUserUsername: Text,
  delegatePrincipal: Type.Optional(Principal),
  eventTypeName: Type.String({ readOnly: true }),
  groupId: Id,
  id: objectId({ readOnly: true }),
  invoiceId: Id,
  isGlobalAdmin: Type.Optional(Type.Boolean({ readOnly: true })),
  links: Type.Optional(Links),
  orgId: Id,
  paymentId: Id,
  publicKey: Text,
  raw: Type.Optional(RawEvent),
  remoteAddress: Text,
  resourceId: Id,
  resourcePolicyId: Id,
  resourceType: Type.Optional(Type.String()),
  targetPublicKey: TextOrNull,
  targetUsername: TextOrNull,
  teamId: Id,
  userId: Id,
  username: Type.Optional(Type.String({ format: 'email', readOnly: true })),
  whitelistEntry: TextOrNull,
};

export type EventViewForOrg = Static<typeof EventViewForOrg>;
export const EventViewForOrg = named('EventViewForOrg', Type.Object(eventProperties));

const ownText = (description: string) => Type.Optional(Type.String({ description, readOnly: true }));

const valueTexts = (description: string) =>
  Type.Array(Type.String(), {
    description: `${description}; empty where there is none. Times are RFC 3339`,
    readOnly: true,
  });

const EventChange = named(
  'EventChange',
  Type.Object(
    {
      after: valueTexts('The value after the event'),
      before: valueTexts('The value before the event'),
      value: Type.String({
        description: 'Which value it is, such as roles, description or expiresAt',
        readOnly: true,
      }),
    },
    { description: 'A value before and after an event. None is a secret', readOnly: true },
  ),
);

/** An event of the audit trail: what the published views show, and who acted where that is a service account. */
export type AuditEventView = Static<typeof AuditEventView>;
export const AuditEventView = named(
  'AuditEventView',
  Type.Object(
    alphabetical({
      actorClientId: Type.Optional(
        Type.String({
          ...ClientId,
          description:
            'The service account that acted. In events about a service account, clientId is the one they are about',
          readOnly: true,
        }),
      ),
      actorKind: ownText('Kind that was noted of the credential that acted'),
      actorLabel: ownText('Label that was noted of it'),
      apiName: ownText('Guarded API that the event is about'),
      changes: Type.Optional(
        Type.Array(EventChange, {
          description: 'Values that are others after it; absent where it tells none',
          readOnly: true,
        }),
      ),
      ...eventProperties,
      gateName: ownText('Gate that the event is about'),
      mode: ownText('Mode that the guarded API has since'),
      teamName: ownText(
        'Name of the team that the event is about, or that somebody joined or left; absent where it is gone',
      ),
      summary: ownText('What is different in the version of the guarded API'),
      version: ownText('Version of the guarded API'),
      removedCount: Type.Optional(
        Type.String({ description: 'How many events were removed because of their age', readOnly: true }),
      ),
      removedFrom: Type.Optional(
        dateTime({ description: 'When the first of them was recorded', readOnly: true }),
      ),
      removedUntil: Type.Optional(
        dateTime({ description: 'When the last of them was recorded', readOnly: true }),
      ),
    }),
  ),
);

export const PaginatedAuditEventView = paginated('PaginatedAuditEventView', AuditEventView);

export const OrgPaginatedEventView = paginated('OrgPaginatedEventView', EventViewForOrg);

/** Project events can also tell of clusters, hosts and stream processors. */
export type EventViewForNdsGroup = Static<typeof EventViewForNdsGroup>;
export const EventViewForNdsGroup = named(
  'EventViewForNdsGroup',
  Type.Object(
    alphabetical({
      ...eventProperties,
      clusterName: Text,
      collection: Text,
      currentValue: Type.Optional(HostMetricValue),
      database: Text,
      deskLocation: Text,
      employeeIdentifier: Text,
      endpointId: Id,
      fromTier: Text,
      hostname: TextOrNull,
      instanceName: Text,
      metricName: Text,
      modifiedBy: Text,
      opType: Text,
      port: Type.Optional(int32({ readOnly: true })),
      processorErrorMsg: Text,
      processorName: Text,
      processorState: Text,
      providerEndpointId: Text,
      reason: Text,
      region: Text,
      replicaSetName: TextOrNull,
      sessionId: Id,
      shardName: Text,
      toTier: Text,
      violatedPolicies: Type.Optional(Type.Array(Type.String())),
      violationAction: Text,
    }),
  ),
);

export const GroupPaginatedEventView = paginated('GroupPaginatedEventView', EventViewForNdsGroup);
