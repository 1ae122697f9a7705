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
  /** Empty: Sallyport's own paths alone. */
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
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
    ...ofApi(filter),
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

/** Which calls are counted; `operation` of a guarded API is one of its routes. */
export interface UseFilter {
  readonly credentialId?: string | undefined;
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
}

/** How often was called, and refused: of all credentials and APIs, or of some. */
export function getUse(scope: Scope, filter: UseFilter = {}) {
  const { flag } = commandsOf(scope);
  const flags = [
    flag,
    filter.credentialId && `--credential ${shellWord(filter.credentialId)}`,
    ...ofApi(filter),
  ];
  return call(
    operationIn(scope, 'getOrgUse', 'getGroupUse'),
    { ...idOf(scope), ...filter },
    `usage ${flags.filter(Boolean).join(' ')}`,
  );
}

function ofApi({ api, operation }: Pick<UseFilter, 'api' | 'operation'>) {
  return [api && `--api ${shellWord(api)}`, operation && `--route ${shellWord(operation)}`];
}

/** What was seen of an address with a credential, for whoever is about to let it in. */
export const getAddressHistory = (scope: Scope, credentialId: string, address: string) =>
  call(operationIn(scope, 'getOrgAddressHistory', 'getGroupAddressHistory'), {
    ...idOf(scope),
    credentialId,
    address,
  });
