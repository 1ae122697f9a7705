import { eventTypes } from '../../domain/events.js';
import { type AuditEvent, type ScopeNames, type StoredChange, teamOf } from '../../store/queries/events.js';
import type { AuditEventView, EventViewForOrg } from '../schemas/events.js';
import { alphabetical } from '../wire/alphabetical.js';
import { wireTime } from '../wire/render.js';

const descriptions = new Map<string, string>(eventTypes.map(({ type, description }) => [type, description]));

/**
 * An event on the wire, keys in alphabetical order (recorded responses, section 12). The project view leaves `orgId`
 * out. What the type tells beyond that (`targetPublicKey`, `teamId`, …) comes from the event's details.
 */
export function presentEvent(
  event: AuditEvent,
  view: 'organization' | 'project',
  link: (path: string) => string,
  rawNames?: ScopeNames,
): EventViewForOrg {
  const properties = {
    ...presentActor(event.actor),
    // A service account that acts and one that is acted upon share `clientId`: the one acted upon has it.
    ...event.details,
    created: wireTime(event.createdAt),
    eventTypeName: event.type,
    ...(event.projectId === null ? {} : { groupId: event.projectId }),
    id: event.id,
    isGlobalAdmin: false,
    // Events outside projects really are linked like this on the live service.
    links: [{ href: link(`/groups/${event.projectId}/events/${event.id}`), rel: 'self' }],
    ...(view === 'project' || event.organizationId === null ? {} : { orgId: event.organizationId }),
    ...(rawNames === undefined ? {} : { raw: presentRaw(event, rawNames) }),
    ...(event.actor.remoteAddress === null ? {} : { remoteAddress: event.actor.remoteAddress }),
  };
  return alphabetical(properties);
}

/**
 * An event as the audit trail shows it. The public API has only one `clientId`, which is that of the account acted upon
 * where there is one; `actorClientId` tells who acted.
 */
export function presentAuditEvent(
  event: AuditEvent,
  view: 'organization' | 'project',
  link: (path: string) => string,
  rawNames?: ScopeNames,
  teamNames?: ReadonlyMap<string, string>,
): AuditEventView {
  const { kind, name, notes } = event.actor;
  const teamName = teamNames?.get(teamOf(event) ?? '');
  return {
    ...(kind === 'service_account' && name !== null ? { actorClientId: name } : {}),
    ...(notes?.kind ? { actorKind: notes.kind } : {}),
    ...(notes?.label ? { actorLabel: notes.label } : {}),
    ...(event.changes.length === 0 ? {} : { changes: event.changes.map(presentChange) }),
    ...presentEvent(event, view, link, rawNames),
    links: [{ href: link(auditPath(event, view)), rel: 'self' }],
    ...(teamName === undefined ? {} : { teamName }),
  };
}

function presentChange({ value, before, after }: StoredChange) {
  return { after: [...after], before: [...before], value };
}

function auditPath({ id, organizationId, projectId }: AuditEvent, view: 'organization' | 'project'): string {
  return view === 'project' ? `/groups/${projectId}/events/${id}` : `/orgs/${organizationId}/events/${id}`;
}

/** Who did it. An API key's name is its public key, a service account's its client ID; the system has none. */
function presentActor({ kind, id, name }: AuditEvent['actor']) {
  if (id === null || name === null) return {};
  switch (kind) {
    case 'api_key':
      return { apiKeyId: id, publicKey: name };
    case 'service_account':
      return { clientId: name };
    case 'user':
      return { userId: id, username: name };
    case 'system':
      return {};
  }
}

/**
 * What `includeRaw=true` adds. The published properties are kept; which other ones there are, and the severity of each
 * type, nobody publishes. A project that is gone has no name.
 */
function presentRaw(event: AuditEvent, names: ScopeNames): NonNullable<EventViewForOrg['raw']> {
  const { organizationId, projectId } = event;
  const projectName = projectId === null ? undefined : names.get(projectId);
  const organizationName = organizationId === null ? undefined : names.get(organizationId);
  return {
    _t: event.type,
    ...(projectId === null ? {} : { cid: projectId }),
    cre: wireTime(event.createdAt),
    description: descriptions.get(event.type) ?? null,
    ...(projectName === undefined ? {} : { gn: projectName }),
    id: event.id,
    ...(organizationId === null ? {} : { orgId: organizationId }),
    ...(organizationName === undefined ? {} : { orgName: organizationName }),
    severity: 'INFO',
  };
}
