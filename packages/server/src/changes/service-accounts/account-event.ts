import type { Changes } from '../../domain/event-changes.js';
import type { EventType } from '../../domain/events.js';
import { type EventActor, event, type NewEvent } from '../../domain/new-event.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';

type AccountEvent = Exclude<
  Extract<EventType, `SERVICE_ACCOUNT_${string}`>,
  `${string}_ACCESS_LIST_${string}`
>;

/** An event about an account, shown in the activity of the scope by way of which it was changed. */
export function accountEvent<T extends AccountEvent>(
  type: T,
  actor: EventActor,
  scope: CredentialScope,
  { organizationId, clientId }: Pick<ServiceAccount, 'organizationId' | 'clientId'>,
  changes: Changes<T>,
): NewEvent {
  const projectId = scope.kind === 'project' ? scope.id : null;
  return event<AccountEvent>(type, { organizationId, projectId, actor, clientId }, changes);
}
