import type { Caller } from '../../access/principal.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import type { JsonValue } from '../../domain/json.js';
import { event } from '../../domain/new-event.js';
import { type Organization, updateOrganization } from '../../store/queries/organizations.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** What third parties may do on behalf of people: kept for the clients that read it, and deciding nothing here. */
export type DelegationSettings = Readonly<Record<string, JsonValue>>;

/** Everything that was not set is `null`, which stands for "no rule". */
const UNSET: DelegationSettings = {
  delegatedMcpAccess: null,
  delegatedPartnerAccess: null,
  idleRefreshTokenLifetime: null,
  maximumRefreshTokenLifetime: null,
};

export function delegationSettingsOf({ delegationSettings }: Organization): DelegationSettings {
  return { ...UNSET, ...delegationSettings };
}

function textOf(value: JsonValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Changes what is given; the rest stays. Answers all settings. */
export async function updateDelegationSettings(
  { store }: Services,
  caller: Caller,
  organizationId: string,
  change: DelegationSettings,
): Promise<DelegationSettings> {
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const before = delegationSettingsOf(await requireOrganization(database, organizationId));
    const after = { ...before, ...change };
    if (JSON.stringify(after) === JSON.stringify(before)) {
      transaction.withoutEvent('the settings already are as asked');
      return after;
    }
    await updateOrganization(database, organizationId, { delegationSettings: after });
    await transaction.recordEvent(
      event(
        'ORG_DELEGATION_SETTINGS_UPDATED',
        { organizationId, actor: actorOf(caller) },
        Object.fromEntries(
          Object.keys(UNSET).map((name) => [name, [textOf(before[name]), textOf(after[name])]]),
        ),
      ),
    );
    return after;
  });
}
