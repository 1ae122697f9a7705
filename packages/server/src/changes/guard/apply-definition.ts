import { guardBounds } from '../../domain/bounds/guard.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { summaryOf } from '../../domain/guard/compare-definitions.js';
import type { DefinedGate } from '../../domain/guard/definition.js';
import { newId } from '../../domain/ids.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { readGate } from '../../store/queries/gates.js';
import {
  countGuardedApis,
  forgetVersions,
  type GuardedApi,
  insertGuardedApi,
  insertGuardedApiVersion,
  newestVersion,
  setActiveVersion,
} from '../../store/queries/guarded-apis.js';
import type { WriteTransaction } from '../../store/store.js';
import { apiChanges } from './api-changes.js';
import { setRolesOfApi } from './change-roles.js';
import { changeGate, makeGate } from './gates.js';
import { type DefinitionToApply, type PlannedDefinition, planDefinition } from './plan-definition.js';

export interface AppliedDefinition {
  readonly api: GuardedApi;
  /** False: it is the active version already. */
  readonly isNewVersion: boolean;
}

/**
 * Makes a definition the active version of its API, which is made with the first one; with its roles and gates, and the
 * events. The write is about the organization and about the installation, in which names of APIs and roles differ.
 */
export async function applyDefinition(
  transaction: WriteTransaction,
  actor: EventActor,
  asked: DefinitionToApply,
): Promise<AppliedDefinition> {
  const plan = await planDefinition(transaction.database, asked);
  const { before, isNewVersion } = plan;
  const api =
    before !== undefined && !isNewVersion ? before : await addVersion(transaction, actor, asked, plan);
  let areGatesChanged = false;
  for (const gate of asked.definition.gates)
    if (await applyGate(transaction, actor, api, gate)) areGatesChanged = true;
  if (!isNewVersion && !areGatesChanged)
    transaction.withoutEvent('the API already is as its definition says');
  return { api, isNewVersion };
}

async function addVersion(
  transaction: WriteTransaction,
  actor: EventActor,
  { organizationId, definition }: DefinitionToApply,
  { before, stored, audience, roles, changes }: PlannedDefinition,
): Promise<GuardedApi> {
  const { database, now } = transaction;
  const { api: name, title, openTo } = definition;
  const version = 1 + (before === undefined ? 0 : await newestVersion(database, before.id));
  const api: GuardedApi = {
    id: before?.id ?? newId(now),
    organizationId,
    name,
    title,
    openTo,
    mode: before?.mode ?? definition.mode ?? 'report',
    activeVersion: version,
    audience,
    createdAt: before?.createdAt ?? now,
  };
  if (before === undefined) await insertFirst(transaction, api);
  else await setActiveVersion(database, api.id, api);
  await insertGuardedApiVersion(database, api.id, {
    ...stored,
    version,
    createdAt: now,
    createdBy: actor.name,
  });
  await forgetVersions(database, api, version - guardBounds.versionsPerApi.most);
  await setRolesOfApi(transaction, api.id, roles);
  transaction.changed({ kind: 'guarded_api', subject: name, of: organizationId });
  await transaction.recordEvent(
    event(
      before ? 'GUARDED_API_VERSION_APPLIED' : 'GUARDED_API_CREATED',
      {
        organizationId,
        actor,
        apiName: name,
        version: String(version),
        summary: summaryOf(changes),
      },
      apiChanges(before, api),
    ),
  );
  return api;
}

async function insertFirst({ database }: WriteTransaction, api: GuardedApi): Promise<void> {
  const most = guardBounds.apisPerOrganization.most;
  if ((await countGuardedApis(database, api.organizationId)) >= most)
    throw new RefusalError(refuse('MAX_GUARDED_APIS_PER_ORG_EXCEEDED', most, api.organizationId));
  await insertGuardedApi(database, api);
}

/** Makes or changes a gate that a definition names: what it says of it holds, and its secret stays. */
async function applyGate(
  transaction: WriteTransaction,
  actor: EventActor,
  api: GuardedApi,
  { name, dialect, peers }: DefinedGate,
): Promise<boolean> {
  const known = await readGate(transaction.database, name);
  if (known?.apiId === api.id) return changeGate(transaction, actor, api, known, { dialect, peers });
  await makeGate(transaction, actor, api, { name, dialect, peers, secretHash: null, cacheSeconds: 0 });
  return true;
}
