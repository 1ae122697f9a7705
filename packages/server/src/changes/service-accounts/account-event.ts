import type { Caller } from '../../access/principal.js';
import type { EventType } from '../../domain/events.js';
import type { CredentialScope } from '../../store/queries/credentials.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { NewEvent } from '../../store/store.js';
import { actorOf } from '../actor.js';

/** An event about an account, shown in the activity of the scope by way of which it was changed. */
export function accountEvent(
  type: EventType,
  caller: Caller,
  scope: CredentialScope,
  { organizationId, clientId }: Pick<ServiceAccount, 'organizationId' | 'clientId'>,
): NewEvent {
  return {
    type,
    organizationId,
    projectId: scope.kind === 'project' ? scope.id : null,
    actor: actorOf(caller),
    details: { clientId },
  };
}
