import type { Caller } from '../../access/principal.js';
import { changeOrganizationSettings } from '../../changes/organizations/change-settings.js';
import type { OrganizationSettings, SettingsChange } from '../../changes/organizations/settings.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import type { Reader } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Changes settings of an organization; what is absent stays. Requiring access lists holds from the very next request, so
 * it is refused when it would lock out the caller, unless `force` is set.
 * Refuses an idle session timeout that is longer than the absolute one.
 */
export async function updateOrganizationSettings(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; change: SettingsChange; force: boolean },
): Promise<OrganizationSettings> {
  return store.write(askedBy(caller, asked.organizationId), async (transaction) => {
    const { settings, change, isChanged } = await changeOrganizationSettings(
      transaction,
      actorOf(caller),
      asked.organizationId,
      asked.change,
    );
    // What the change wrote is undone with the transaction.
    if (change.apiAccessListRequired && !asked.force)
      await requireCallerIsListed(transaction.database, caller);
    if (!isChanged) transaction.withoutEvent('the settings already are as asked');
    return settings;
  });
}

/** Signed-in people have no access list, and the requirement does not reach them. */
async function requireCallerIsListed(reader: Reader, caller: Caller): Promise<void> {
  if (caller.principal.kind === 'user') return;
  const accessList = compileAccessList(await cidrBlocksOf(reader, caller.principal.id));
  const address = parseAddress(caller.address);
  if (address === undefined || accessList.match(address) === undefined)
    throw new RefusalError(refuse('CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER', caller.address));
}
