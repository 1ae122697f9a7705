import { organizationIdsOf, permissionsInOrganization } from '../../access/authorize.js';
import type { Caller, Principal } from '../../access/principal.js';
import { reachesApiKeyList } from '../../access/reach/api-key-list.js';
import { visibleProjects } from '../../access/visible-projects.js';
import { blocksAround, parseAddress, parseBlock } from '../../domain/addresses.js';
import { listBounds } from '../../domain/bounds/lists.js';
import { isClientId } from '../../domain/client-ids.js';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import { isId } from '../../domain/ids.js';
import type { Permission } from '../../domain/permissions.js';
import { isPublicKey } from '../../domain/public-keys.js';
import { foldUsername } from '../../domain/usernames.js';
import { listCredentials } from '../../store/queries/credentials.js';
import { listSortedMembers } from '../../store/queries/member-lists.js';
import { findNames } from '../../store/queries/names.js';
import {
  type FoundCredential,
  findCredentialNamed,
  findCredentialsListing,
  findPerson,
  findTeamById,
  type NamedThing,
  searchOrganizations,
  searchProjects,
} from '../../store/queries/search.js';
import { listSortedTeams } from '../../store/queries/team-lists.js';
import type { Reader } from '../../store/store.js';
import type { Services } from '../services.js';
import { findGuarded } from './search-guard.js';

export type HitKind = 'organization' | 'project' | 'user' | 'team' | CredentialKind | 'guarded_api' | 'gate';

/** Something that a search found. */
export interface Hit extends NamedThing {
  readonly kind: HitKind;
  /** Of a credential its description, of a person or a guarded API the name, of a gate its API. */
  readonly detail: string;
  readonly organizationName: string;
  /** The entry of an access list that holds the address that was looked for. */
  readonly cidrBlock: string | null;
}

type Found = Omit<Hit, 'organizationName' | 'detail' | 'cidrBlock'> & {
  readonly detail?: string;
  readonly cidrBlock?: string | null;
};

const MOST = listBounds.searchHits.most;
const FIRST = { limit: MOST, offset: 0, includeCount: false };

/**
 * What of all that the caller may see is meant by a text. Organizations and projects are found by a part of their names
 * wherever they are; people, teams and credentials by a part in the organization that is named, and elsewhere by an ID, a public
 * key, a client ID or a user name in full. An address finds the access lists of that organization that hold it, of those that the caller may see.
 */
export async function search(
  { store, now }: Pick<Services, 'store' | 'now'>,
  caller: Caller,
  text: string,
  organizationId: string | undefined,
): Promise<Hit[]> {
  const { reader } = store;
  const { principal } = caller;
  const inside =
    organizationId !== undefined && permissionsInOrganization(principal, organizationId)
      ? organizationId
      : undefined;
  const found = [
    ...(await findScopes(reader, principal, text)),
    ...(await findInFull(reader, principal, text)),
    ...(inside === undefined ? [] : await findInside(reader, principal, inside, text, now())),
    ...(inside === undefined ? [] : await findListing(reader, caller, inside, text)),
  ];
  const hits = bounded(found);
  const names = await findNames(
    reader,
    'organizations',
    hits.map((hit) => hit.organizationId),
  );
  return hits.flatMap(({ detail = '', cidrBlock = null, ...hit }) => {
    const organizationName = names.get(hit.organizationId);
    // Gone since it was found.
    return organizationName === undefined ? [] : [{ ...hit, detail, cidrBlock, organizationName }];
  });
}

async function findScopes(reader: Reader, principal: Principal, text: string): Promise<Found[]> {
  const organizations = await searchOrganizations(reader, organizationIdsOf(principal), text, MOST);
  const visible = visibleProjects(principal);
  const projects =
    visible.organizationIds.length + (visible.projectIds?.length ?? 0) === 0
      ? []
      : await searchProjects(reader, visible, text, MOST);
  return [
    ...organizations.map((each) => ({ ...each, kind: 'organization' as const })),
    ...projects.map((each) => ({ ...each, kind: 'project' as const })),
  ];
}

/** By what names one thing alone, in every organization that shows it to the caller. */
async function findInFull(reader: Reader, principal: Principal, text: string): Promise<Found[]> {
  const found: Found[] = [];
  const credential = isId(text)
    ? await findCredentialNamed(reader, { id: text })
    : isPublicKey(text)
      ? await findCredentialNamed(reader, { publicKey: text })
      : isClientId(text)
        ? await findCredentialNamed(reader, { clientId: text })
        : undefined;
  if (credential && showsCredential(principal, credential)) found.push(credentialHit(credential));
  const readable = organizationIdsOf(principal).filter((id) => may(principal, id, 'organization.users.read'));
  const named = isId(text) ? { id: text } : text.includes('@') ? { username: foldUsername(text) } : undefined;
  if (named)
    for (const person of await findPerson(reader, named, readable)) found.push({ ...person, kind: 'user' });
  const team = isId(text) ? await findTeamById(reader, text) : undefined;
  if (team && may(principal, team.organizationId, 'organization.teams.read'))
    found.push({ ...team, kind: 'team' });
  return found;
}

/** By a part of a name, in one organization. */
async function findInside(
  reader: Reader,
  principal: Principal,
  organizationId: string,
  text: string,
  now: number,
): Promise<Found[]> {
  const mayRead = (what: 'users' | 'teams' | 'apiKeys' | 'serviceAccounts') =>
    may(principal, organizationId, `organization.${what}.read`);
  const found: Found[] = [];
  if (mayRead('users')) {
    const filter = { organizationId, search: text, now };
    const { results } = await listSortedMembers(reader, filter, FIRST, 'username');
    for (const member of results)
      found.push({
        kind: 'user',
        id: member.id,
        organizationId,
        name: member.username,
        ...(member.status === 'ACTIVE' && {
          detail: `${member.account.firstName} ${member.account.lastName}`.trim(),
        }),
      });
  }
  if (mayRead('teams')) {
    const { results } = await listSortedTeams(reader, { organizationId, search: text, now }, FIRST, 'name');
    for (const { id, name } of results) found.push({ kind: 'team', id, organizationId, name });
  }
  for (const [kind, isReadable] of [
    ['api_key', mayRead('apiKeys')],
    ['service_account', mayRead('serviceAccounts')],
  ] as const) {
    if (!isReadable) continue;
    const scope = { kind: 'organization', id: organizationId } as const;
    const { results } = await listCredentials(reader, { scope, kinds: [kind], search: text }, FIRST);
    for (const { id, key, account, description } of results)
      found.push({
        kind,
        id: account?.clientId ?? id,
        organizationId,
        name: account?.name ?? key?.publicKey ?? id,
        detail: description,
      });
  }
  if (may(principal, organizationId, 'organization.write'))
    found.push(...(await findGuarded(reader, organizationId, text, MOST)));
  return found;
}

/** The credentials of an organization whose access lists hold an address, or have exactly a block. Keys only whose list is shown to the caller. */
async function findListing(
  reader: Reader,
  caller: Caller,
  organizationId: string,
  text: string,
): Promise<Found[]> {
  const found = await findCredentialsListing(reader, organizationId, blocksMeant(text), 2 * MOST);
  const shown: FoundCredential[] = [];
  for (const credential of found)
    if (
      showsCredential(caller.principal, credential) &&
      (credential.kind === 'service_account' || (await reachesApiKeyList(reader, caller, credential)))
    )
      shown.push(credential);
  return shown.map(credentialHit);
}

function blocksMeant(text: string): string[] {
  const address = parseAddress(text);
  if (address) return blocksAround(address);
  const block = parseBlock(text);
  return 'problem' in block ? [] : [block.cidrBlock];
}

function may(principal: Principal, organizationId: string, permission: Permission): boolean {
  return permissionsInOrganization(principal, organizationId)?.has(permission) ?? false;
}

function showsCredential(principal: Principal, { organizationId, kind }: FoundCredential): boolean {
  const what = kind === 'api_key' ? 'apiKeys' : 'serviceAccounts';
  return may(principal, organizationId, `organization.${what}.read`);
}

function credentialHit({
  kind,
  handle,
  organizationId,
  name,
  description,
  cidrBlock,
}: FoundCredential): Found {
  return { kind, id: handle, organizationId, name, detail: description, cidrBlock };
}

/** Each thing once, and of each kind no more than an answer has. */
function bounded(found: readonly Found[]): Found[] {
  const counts = new Map<HitKind, number>();
  const seen = new Set<string>();
  return found.filter(({ kind, id, organizationId, cidrBlock }) => {
    const key = `${kind} ${id} ${organizationId} ${cidrBlock ?? ''}`;
    const count = counts.get(kind) ?? 0;
    if (seen.has(key) || count >= MOST) return false;
    seen.add(key);
    counts.set(kind, count + 1);
    return true;
  });
}
