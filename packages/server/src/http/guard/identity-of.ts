import { type Decision, guardedOf } from '../../access/decision/decision.js';
import type { Principal } from '../../access/principal.js';
import { guardRequestBounds } from '../../domain/bounds/guard-requests.js';
import { headerText } from '../../domain/guard/header-text.js';
import type { Identity } from '../../domain/guard/identity-headers.js';

/**
 * What the API is told of who calls. Of a request that is let through in the mode `report` what is known all the same, but for the
 * permission, which it may not have.
 */
export function identityOf(decision: Decision, id: string, isReported: boolean): Identity {
  const { caller, organization, project, asked } = decision;
  const { route } = guardedOf(decision);
  return {
    caller: caller && nameOf(caller.principal),
    ...notesOf(caller?.principal),
    organizationId: organization?.id,
    projectId: project?.id,
    route: route?.name.slice(0, guardRequestBounds.answerCharacters.most),
    permission: isReported ? undefined : route?.permission,
    address: asked.address?.text,
    decision: id,
  };
}

/** A label can have letters of any script, and blanks around it. One of blanks alone is none: proxies take an empty header for none. */
function notesOf(principal: Principal | undefined): Pick<Identity, 'kind' | 'label'> {
  const notes = principal === undefined || principal.kind === 'user' ? undefined : principal.notes;
  return { kind: notes?.kind ?? undefined, label: headerText(notes?.label?.trim() ?? '') || undefined };
}

function nameOf(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'api_key':
      return `apikey/${principal.publicKey}`;
    case 'service_account':
      return `serviceaccount/${principal.clientId}`;
    case 'user':
      return undefined;
  }
}
