import { wireCredentialKind } from '../../domain/credential-kinds.js';
import type { AddressHistory } from '../../services/use/address-history.js';
import type { NamedRefusal } from '../../services/use/refusals.js';
import type { RefusedFrom } from '../../store/queries/address-history.js';
import type { AddressHistoryView, RefusalView } from '../schemas/refusals.js';
import type { OperationNamed } from '../server-parts.js';
import { wireTime, wireTimeOrNull } from '../wire/render.js';

/** Steps that ask the access list, or for one. */
const LIST_STEPS: readonly string[] = ['address', 'requirement'];

export function presentRefusal(refusal: NamedRefusal, operationNamed: OperationNamed): RefusalView {
  const { caller, code, step, isProved, permission } = refusal;
  const operation = refusal.api === '' ? operationNamed(refusal.operation) : undefined;
  return {
    address: orNull(refusal.address),
    api: orNull(refusal.api),
    canAddAddress: isProved && LIST_STEPS.includes(step) && caller !== undefined && caller.kind !== 'user',
    code,
    count: refusal.count,
    credentialId: caller?.publicId ?? orNull(refusal.credentialId),
    credentialKind:
      caller === undefined ? null : caller.kind === 'user' ? 'USER' : wireCredentialKind(caller.kind),
    credentialName: caller?.name ?? null,
    credentialNotes: caller?.notes ?? null,
    detail: refusal.detail,
    groupId: orNull(refusal.projectId),
    groupName: refusal.projectName ?? null,
    lastRefusedAt: wireTime(refusal.lastAt),
    method: operation?.method ?? null,
    operation: orNull(refusal.operation),
    path: operation === undefined ? null : filledIn(operation.path, refusal),
    permission: orNull(permission),
    roleThatPermits: refusal.roleThatPermits ?? null,
    secretVerified: isProved,
    step: orNull(step) as RefusalView['step'],
  };
}

export function presentAddressHistory(address: string, history: AddressHistory): AddressHistoryView {
  return {
    address,
    entry: history.entry ?? null,
    lastUsedFrom: wireTimeOrNull(history.lastUsedFrom ?? null),
    otherCredentials: history.otherCallers,
    refused: presentRefusedFrom(history.refused),
    wrongSecrets: presentRefusedFrom(history.wrongSecrets),
  };
}

function presentRefusedFrom(refused: RefusedFrom | undefined): AddressHistoryView['refused'] {
  return refused === undefined
    ? null
    : {
        count: refused.count,
        firstRefusedAt: wireTime(refused.firstAt),
        lastRefusedAt: wireTime(refused.lastAt),
      };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function filledIn(path: string, { organizationId, projectId }: NamedRefusal): string {
  const withOrganization = path.replace('{orgId}', organizationId);
  return projectId === '' ? withOrganization : withOrganization.replace('{groupId}', projectId);
}
