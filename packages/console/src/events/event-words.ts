import type { FeedEvent } from '../api/calls/events.js';
import type { Scope } from '../api/calls/scopes.js';
import { eventTypes } from '../domain.js';

const CATEGORIES = ['API Keys', 'Service Accounts', 'Organization', 'Projects', 'Teams', 'Users'] as const;
type Category = (typeof CATEGORIES)[number] | 'Other';

type EventType = (typeof eventTypes)[number];

const definitions = new Map<string, EventType>(eventTypes.map((event) => [event.type, event]));

/** `API key was created`; the type itself where this version has no words for it. */
export function eventLabel(type: string): string {
  return definitions.get(type)?.description ?? type;
}

/** What the events of a type are about. */
export function eventCategory(type: string): Category {
  const definition = definitions.get(type);
  if (definition === undefined) return 'Other';
  const { details, scopes } = definition;
  if (details.includes('targetPublicKey')) return 'API Keys';
  if (details.includes('clientId')) return 'Service Accounts';
  if (details.includes('teamId')) return 'Teams';
  if (details.includes('targetUsername')) return 'Users';
  return scopes.includes('project') ? 'Projects' : 'Organization';
}

/** The types that events of a scope can have, by category. An organization has the events of its projects too. */
export function typesByCategory(
  scope: Scope,
): readonly { readonly category: Category; readonly types: readonly EventType[] }[] {
  const all = eventTypes.filter(({ scopes }) => scope.kind === 'organization' || scopes.includes('project'));
  return CATEGORIES.map((category) => ({
    category,
    types: all.filter(({ type }) => eventCategory(type) === category),
  })).filter(({ types }) => types.length > 0);
}

/** Who did it: a credential, a person, or the server by itself. */
export interface Actor {
  readonly kind: 'API Key' | 'Service Account' | 'User' | 'Server';
  readonly name: string;
  /** Of keys and people. */
  readonly id?: string;
}

export function eventActor(event: FeedEvent): Actor {
  const { publicKey, apiKeyId, actorClientId, username, userId } = event;
  if (publicKey !== undefined)
    return { kind: 'API Key', name: publicKey, ...(apiKeyId !== undefined && { id: apiKeyId }) };
  if (actorClientId !== undefined) return { kind: 'Service Account', name: actorClientId };
  if (username !== undefined)
    return { kind: 'User', name: username, ...(userId !== undefined && { id: userId }) };
  return { kind: 'Server', name: 'Sallyport' };
}

/** What an event is about. `id` is there where the text is a name. */
export interface Target {
  readonly kind:
    | 'API Key'
    | 'Service Account'
    | 'User'
    | 'Team'
    | 'Guarded API'
    | 'Gate'
    | 'Access List Entry'
    | 'Resource'
    | 'Project'
    | 'Organization';
  readonly text: string;
  readonly id?: string;
}

/** The things that an event is about, the nearest first; of an event that names none, its project or organization. */
export function eventTargets(event: FeedEvent): readonly Target[] {
  const { targetPublicKey, targetUsername, teamId, teamName, whitelistEntry, resourceId, resourceType } =
    event;
  const { apiName, gateName } = event;
  const clientId = targetClientId(event);
  const named: Target[] = [
    ...(targetPublicKey ? [{ kind: 'API Key', text: targetPublicKey } as const] : []),
    ...(clientId ? [{ kind: 'Service Account', text: clientId } as const] : []),
    ...(targetUsername ? [{ kind: 'User', text: targetUsername } as const] : []),
    ...(teamId ? [{ kind: 'Team', text: teamName ?? teamId, id: teamId } as const] : []),
    ...(gateName ? [{ kind: 'Gate', text: gateName } as const] : []),
    ...(apiName ? [{ kind: 'Guarded API', text: apiName } as const] : []),
    ...(whitelistEntry ? [{ kind: 'Access List Entry', text: whitelistEntry } as const] : []),
    ...(resourceId
      ? [{ kind: 'Resource', text: [resourceType, resourceId].filter(Boolean).join(' ') } as const]
      : []),
  ];
  if (named.length > 0) return named;
  const project = eventProject(event);
  if (project !== undefined) return [project];
  const { orgId, orgName } = event.raw ?? {};
  return orgId === undefined ? [] : [{ kind: 'Organization', text: orgName ?? orgId, id: orgId }];
}

/** The project in which it happened. */
export function eventProject({ groupId, raw }: FeedEvent): Target | undefined {
  return groupId === undefined ? undefined : { kind: 'Project', text: raw?.gn ?? groupId, id: groupId };
}

/** The service account that an event is about: `clientId` names the one that acted where the type has none. */
export function targetClientId({ eventTypeName, clientId }: FeedEvent): string | undefined {
  return definitions.get(eventTypeName)?.details.includes('clientId') ? clientId : undefined;
}
