import type { Caller } from '../../access/principal.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { event } from '../../domain/new-event.js';
import { type Organization, updateOrganization } from '../../store/queries/organizations.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

export type WaveAssignmentMode = 'MANUAL' | 'ENV_TAG_MAPPING';

/** How maintenance waves are assigned: kept for the clients that read it; nothing is maintained here. */
export interface MaintenanceSettings {
  readonly effectiveWaveAssignmentMode: WaveAssignmentMode;
  /** `null`: not set, so the default is in force. */
  readonly waveAssignmentMode: WaveAssignmentMode | null;
}

const DEFAULT_MODE: WaveAssignmentMode = 'MANUAL';

export function maintenanceSettingsOf({ waveAssignmentMode }: Organization): MaintenanceSettings {
  const mode = waveAssignmentMode as WaveAssignmentMode | null;
  return { effectiveWaveAssignmentMode: mode ?? DEFAULT_MODE, waveAssignmentMode: mode };
}

/** Sets the mode; `null` takes the setting back, `undefined` leaves it. */
export async function setWaveAssignmentMode(
  { store }: Services,
  caller: Caller,
  organizationId: string,
  mode: WaveAssignmentMode | null | undefined,
): Promise<MaintenanceSettings> {
  return store.write(askedBy(caller, organizationId), async (transaction) => {
    const { database } = transaction;
    const before = await requireOrganization(database, organizationId);
    if (mode === undefined || mode === before.waveAssignmentMode) {
      transaction.withoutEvent('the setting already is as asked');
      return maintenanceSettingsOf(before);
    }
    await updateOrganization(database, organizationId, { waveAssignmentMode: mode });
    await transaction.recordEvent(
      event(
        'ORG_SETTINGS_UPDATED',
        { organizationId, actor: actorOf(caller) },
        { waveAssignmentMode: [before.waveAssignmentMode, mode] },
      ),
    );
    return maintenanceSettingsOf({ ...before, waveAssignmentMode: mode });
  });
}
