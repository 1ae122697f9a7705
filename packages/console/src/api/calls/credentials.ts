import type { DefaultOperations, InputOf, Private } from '@sallyport/client';
import { call } from '../call.js';
import { shellWord } from '../curl.js';
import { commandsOf, idOf, operationIn, type Scope } from './scopes.js';

/** An API key or a service account in the overview of an organization or project. */
export type Credential = Private.CredentialOverview;

type OrgQuery = Omit<InputOf<DefaultOperations, 'listOrgCredentials'>, 'orgId'>;
type GroupQuery = Omit<InputOf<DefaultOperations, 'listGroupCredentials'>, 'groupId'>;

/** What either list can be asked for: `groupId` in an organization alone, `includeOrgRoles` in a project alone. */
export type CredentialQuery = OrgQuery & GroupQuery;

/** API keys and service accounts with what the public lists lack: search, order, dates, last use, how many entries. */
export const listCredentials = (scope: Scope, query: CredentialQuery) =>
  scope.kind === 'organization'
    ? call('listOrgCredentials', { ...(query as OrgQuery), orgId: scope.orgId })
    : call('listGroupCredentials', { ...(query as GroupQuery), groupId: scope.groupId });

/** One of them, by the ID of a key or by a client ID. */
export const getCredential = (scope: Scope, credentialId: string) =>
  call(operationIn(scope, 'getOrgCredential', 'getGroupCredential'), { ...idOf(scope), credentialId });

/** What people say of a credential: kind, label, owner and tags. */
export type CredentialNotes = Credential['notes'];

/** Makes these the notes of a credential; they are set as a whole. */
export const setCredentialNotes = (scope: Scope, credentialId: string, notes: CredentialNotes) =>
  call(
    operationIn(scope, 'setOrgCredentialNotes', 'setGroupCredentialNotes'),
    { ...idOf(scope), credentialId, body: notes },
    `credentials notes ${credentialId} ${commandsOf(scope).flag}${noteFlags(notes)}`,
  );

function noteFlags({ tags, ...texts }: CredentialNotes): string {
  const flags = Object.entries(texts).map(([name, text]) => ` --${name} ${shellWord(text ?? '')}`);
  return flags.join('') + (tags.length === 0 ? ' --noTags' : tags.map((tag) => ` --tag ${tag}`).join(''));
}
