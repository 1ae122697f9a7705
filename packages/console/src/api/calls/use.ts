import type { InputOf, Private, PrivateOperations } from '@sallyport/client';
import { call } from '../call.js';
import { shellWord } from '../curl.js';
import { commandsOf, idOf, operationIn, type Scope, type Slice } from './scopes.js';

/** Equal calls of one minute that were refused. */
export type RefusedCalls = Private.RefusalView;
export type AddressHistory = Private.AddressHistoryView;

export interface RefusalFilter {
  readonly credentialId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly code?: readonly string[] | undefined;
  readonly address?: string | undefined;
  readonly since?: string | undefined;
}

/** What was refused in the last seven days, newest first. */
export function listRefusals(
  scope: Scope,
  filter: RefusalFilter = {},
  page: Slice & { includeCount?: boolean } = {},
) {
  const { flag } = commandsOf(scope);
  const flags = [
    flag,
    filter.credentialId && `--credential ${shellWord(filter.credentialId)}`,
    ...(filter.code ?? []).map((code) => `--code ${shellWord(code)}`),
    filter.address && `--address ${shellWord(filter.address)}`,
    filter.since && `--since ${shellWord(filter.since)}`,
  ];
  return call(
    operationIn(scope, 'listOrgRefusals', 'listGroupRefusals'),
    { ...idOf(scope), ...sent(filter), ...page },
    `refusals ${flags.filter(Boolean).join(' ')}`,
  );
}

type Sent = Pick<InputOf<PrivateOperations, 'listOrgRefusals'>, 'code'>;

/** Which codes there are is for the server to say: a filter can come from the address of a page. */
function sent({ code, ...rest }: RefusalFilter): Omit<RefusalFilter, 'code'> & Sent {
  return { ...rest, ...(code !== undefined && code.length > 0 && { code }) };
}

/** The newest refusal of each of these credentials, where there was one in the last seven days. */
export const listLastRefusals = (scope: Scope, credentialId: readonly string[]) =>
  call(operationIn(scope, 'listOrgLastRefusals', 'listGroupLastRefusals'), { ...idOf(scope), credentialId });

/** How often was called, and refused: of all credentials, or of one. */
export function getUse(scope: Scope, credentialId?: string) {
  const { flag } = commandsOf(scope);
  const flags = [flag, credentialId && `--credential ${shellWord(credentialId)}`];
  return call(
    operationIn(scope, 'getOrgUse', 'getGroupUse'),
    { ...idOf(scope), ...(credentialId !== undefined && { credentialId }) },
    `usage ${flags.filter(Boolean).join(' ')}`,
  );
}

/** What was seen of an address with a credential, for whoever is about to let it in. */
export const getAddressHistory = (scope: Scope, credentialId: string, address: string) =>
  call(operationIn(scope, 'getOrgAddressHistory', 'getGroupAddressHistory'), {
    ...idOf(scope),
    credentialId,
    address,
  });
