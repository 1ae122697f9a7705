import type { AnswerOf, DefaultOperations, InputOf } from '@sallyport/client';
import { call } from '../call.js';
import { shellWord } from '../curl.js';
import type { Scope, Slice } from './scopes.js';

type ListOf<Id extends keyof DefaultOperations> =
  AnswerOf<DefaultOperations, Id> extends { readonly results: readonly (infer Row)[] } ? Row : never;

/** A guarded API in the list, with its use of the last week. */
export type GuardedApi = ListOf<'listGuardedApis'>;
/** With the definition of its active version, as JSON text. */
export type DefinedApi = AnswerOf<DefaultOperations, 'getGuardedApi'>;
export type GuardMode = GuardedApi['mode'];
export type ApiVersion = ListOf<'listGuardedApiVersions'>;
export type RouteCalls = ListOf<'listGuardedApiRouteCalls'>;
export type DefinitionPreview = AnswerOf<DefaultOperations, 'previewGuardDefinition'>;
export type Gate = ListOf<'listGates'>;
export type GateWithSecret = AnswerOf<DefaultOperations, 'createGate'>;
export type GateDialect = Gate['dialect'];

export const listGuardedApis = (orgId: string, page: Slice = {}) =>
  call('listGuardedApis', { orgId, ...page }, `guard list --orgId ${orgId}`);

export const getGuardedApi = (orgId: string, apiName: string) =>
  call('getGuardedApi', { orgId, apiName }, `guard describe ${apiName} --orgId ${orgId}`);

export const listApiVersions = (orgId: string, apiName: string, page: Slice = {}) =>
  call('listGuardedApiVersions', { orgId, apiName, ...page }, `guard versions ${apiName} --orgId ${orgId}`);

export const getApiVersion = (orgId: string, apiName: string, version: number) =>
  call(
    'getGuardedApiVersion',
    { orgId, apiName, version: String(version) },
    `guard describe ${apiName} --orgId ${orgId} --version ${version}`,
  );

export const activateVersion = (orgId: string, apiName: string, version: number, retire: boolean) =>
  call(
    'setGuardedApiVersion',
    { orgId, apiName, body: { version, retire } },
    `guard activate ${apiName} ${version} --orgId ${orgId}${retire ? ' --retire' : ''}`,
  );

export const setGuardMode = (orgId: string, apiName: string, mode: GuardMode) =>
  call(
    'setGuardedApiMode',
    { orgId, apiName, body: { mode } },
    `guard mode ${apiName} ${mode} --orgId ${orgId}`,
  );

export const deleteGuardedApi = (orgId: string, apiName: string, retire: boolean) =>
  call(
    'deleteGuardedApi',
    { orgId, apiName, ...(retire && { retire }) },
    `guard delete ${apiName} --orgId ${orgId} --force${retire ? ' --retire' : ''}`,
  );

/** How often each route was called in the last seven days, the most frequent first. */
export const listRouteCalls = (orgId: string, apiName: string, page: Slice = {}) =>
  call('listGuardedApiRouteCalls', { orgId, apiName, ...page });

/** What is sent of a definition; `retire`: a role that is gone may be granted still. */
export type DefinitionRequest = InputOf<DefaultOperations, 'applyGuardDefinition'>['body'];

export const previewDefinition = (orgId: string, body: DefinitionRequest) =>
  call('previewGuardDefinition', { orgId, body }, `guard diff FILE --orgId ${orgId}`);

export const applyDefinition = (orgId: string, body: DefinitionRequest) =>
  call('applyGuardDefinition', { orgId, body }, `guard apply FILE --orgId ${orgId}`);

export const listGates = (orgId: string, page: Slice & { readonly api?: string } = {}) =>
  call(
    'listGates',
    { orgId, ...page },
    `guard gates list --orgId ${orgId}${page.api ? ` --api ${page.api}` : ''}`,
  );

/** Which proxy is to be configured, and the addresses for it. */
export type SnippetWish = Required<Omit<InputOf<DefaultOperations, 'getGateSnippet'>, 'orgId' | 'gateName'>>;
export type Snippet = AnswerOf<DefaultOperations, 'getGateSnippet'>;

export const getGateSnippet = (orgId: string, gateName: string, wish: SnippetWish) =>
  call(
    'getGateSnippet',
    { orgId, gateName, ...wish },
    `guard snippet ${wish.proxy} --gate ${gateName} --orgId ${orgId} --upstream ${shellWord(wish.upstream)} --listen ${shellWord(wish.listen)} --guard ${shellWord(wish.guard)}`,
  );

export const getGate = (orgId: string, gateName: string) => call('getGate', { orgId, gateName });

type NewGate = InputOf<DefaultOperations, 'createGate'>['body'];
export type GateChange = InputOf<DefaultOperations, 'updateGate'>['body'];

/** The only answer that has the secret. */
export const createGate = (orgId: string, body: NewGate) =>
  call(
    'createGate',
    { orgId, body },
    `guard gates create ${body.name} --api ${body.api} --dialect ${body.dialect} --orgId ${orgId}${peerFlags(body.peers)}${body.hasSecret === false ? ' --withoutSecret' : ''}`,
  );

const SECRET_FLAGS = { keep: '', new: ' --newSecret', none: ' --withoutSecret' } as const;

/** With `secret: 'new'` the only answer that has it. */
export const updateGate = (orgId: string, gateName: string, body: GateChange) =>
  call(
    'updateGate',
    { orgId, gateName, body },
    `guard gates update ${gateName} --orgId ${orgId}${body.dialect ? ` --dialect ${body.dialect}` : ''}${peerFlags(body.peers)}${SECRET_FLAGS[body.secret ?? 'keep']}`,
  );

export const deleteGate = (orgId: string, gateName: string) =>
  call('deleteGate', { orgId, gateName }, `guard gates delete ${gateName} --orgId ${orgId} --force`);

function peerFlags(peers: readonly string[] | undefined): string {
  return (peers ?? []).map((peer) => ` --peer ${peer}`).join('');
}

/** A group of roles that can be granted: Sallyport's own, or those of a guarded API under its title. */
export type RoleGroup = AnswerOf<DefaultOperations, 'listOrgGrantableRoles'>['groups'][number];

/** The roles that can be granted in an organization, or in its projects. */
export const listOrgRoles = (orgId: string, scope: Scope['kind']) =>
  call('listOrgGrantableRoles', { orgId, scope });

/** The roles that can be granted in a project. */
export const listProjectRoles = (groupId: string) => call('listGroupGrantableRoles', { groupId });
