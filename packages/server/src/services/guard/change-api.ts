import type { Caller } from '../../access/principal.js';
import { apiChanges } from '../../changes/guard/api-changes.js';
import { planRoles, requireNobodyHolds, setRolesOfApi } from '../../changes/guard/change-roles.js';
import { forgetGuardedApi } from '../../changes/guard/forget-guarded-api.js';
import { requireGuardedApi, requireVersion } from '../../changes/guard/require-guarded-api.js';
import { requireOwnAudience } from '../../changes/guard/require-own-audience.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { compareDefinitions, summaryOf } from '../../domain/guard/compare-definitions.js';
import type { GuardMode } from '../../domain/guard/definition.js';
import { event } from '../../domain/new-event.js';
import {
  definitionOf,
  deleteGuardedApi as deleteStoredApi,
  type GuardedApi,
  setActiveVersion,
  setGuardMode,
} from '../../store/queries/guarded-apis.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { aboutRoles } from './apply-definition.js';

interface WhichApi {
  readonly organizationId: string;
  readonly name: string;
}

/** Makes another version the active one: on every node with the next look at the changes. */
export async function activateVersion(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichApi,
  { version, retire }: { readonly version: number; readonly retire: boolean },
): Promise<GuardedApi> {
  const known = await requireGuardedApi(store.reader, organizationId, name);
  const definition = definitionOf((await requireVersion(store.reader, known, version)).document);
  return store.write(aboutRoles(caller, { organizationId, definition }), async (transaction) => {
    const { database } = transaction;
    const before = await requireGuardedApi(database, organizationId, name);
    if (before.activeVersion === version) {
      transaction.withoutEvent('the version is active already');
      return before;
    }
    const active = await requireVersion(database, before, before.activeVersion);
    await requireVersion(database, before, version);
    const { title, openTo } = definition;
    if (openTo === 'installation' && before.openTo !== 'installation')
      throw new RefusalError(refuse('GUARD_OPEN_TO_INSTALLATION', name));
    const audience = await requireOwnAudience(database, organizationId, definition);
    const api = { ...before, title, openTo, activeVersion: version, audience };
    const roles = await planRoles(database, before, definition.roles, { retire });
    await setRolesOfApi(transaction, api.id, roles);
    await setActiveVersion(database, api.id, api);
    transaction.changed({ kind: 'guarded_api', subject: name, of: organizationId });
    await transaction.recordEvent(
      event(
        'GUARDED_API_VERSION_ACTIVATED',
        {
          organizationId,
          actor: actorOf(caller),
          apiName: name,
          version: String(version),
          summary: summaryOf(compareDefinitions(definitionOf(active.document), definition)),
        },
        apiChanges(before, api),
      ),
    );
    return api;
  });
}

export async function changeGuardMode(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichApi,
  mode: GuardMode,
): Promise<GuardedApi> {
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const before = await requireGuardedApi(database, organizationId, name);
    if (before.mode === mode) {
      transaction.withoutEvent('the API already has this mode');
      return before;
    }
    await setGuardMode(database, before.id, mode);
    transaction.changed({ kind: 'guarded_api', subject: name, of: organizationId });
    await transaction.recordEvent(
      event(
        'GUARDED_API_MODE_CHANGED',
        { organizationId, actor: actorOf(caller), apiName: name, mode },
        { mode: [before.mode, mode] },
      ),
    );
    return { ...before, mode };
  });
}

/** Deletes an API with its versions and gates, which are refused from then on. `retire`: also while roles of it are granted. */
export async function deleteGuardedApi(
  { store }: Pick<Services, 'store'>,
  caller: Caller,
  { organizationId, name }: WhichApi,
  { retire }: { readonly retire: boolean },
): Promise<void> {
  const known = await requireGuardedApi(store.reader, organizationId, name);
  await store.write(aboutRoles(caller, { organizationId, definition: known }), async (transaction) => {
    const { database } = transaction;
    const api = await requireGuardedApi(database, organizationId, name);
    if (!retire) await requireNobodyHolds(database, api);
    await forgetGuardedApi(transaction, api);
    await deleteStoredApi(database, api.id);
    await transaction.recordEvent(
      event(
        'GUARDED_API_DELETED',
        { organizationId, actor: actorOf(caller), apiName: name },
        apiChanges(api, undefined),
      ),
    );
  });
}
