import { Type } from 'typebox';
import { named, nullable, requestForm, stringEnum } from './common.js';

const WaveAssignmentMode = stringEnum(['MANUAL', 'ENV_TAG_MAPPING']);

export const OrganizationMaintenanceSettingsResponse = named(
  'OrganizationMaintenanceSettingsResponse',
  Type.Object({
    effectiveWaveAssignmentMode: Type.Optional(stringEnum(['MANUAL', 'ENV_TAG_MAPPING'], { readOnly: true })),
    waveAssignmentMode: Type.Optional(nullable(WaveAssignmentMode)),
  }),
);

/** `null` is not in the published schema, but in its text: it takes the setting back. */
export const OrganizationMaintenanceSettingsUpdateRequest = requestForm(
  named(
    'OrganizationMaintenanceSettingsUpdateRequest',
    Type.Object({ waveAssignmentMode: Type.Optional(WaveAssignmentMode) }),
  ),
  Type.Object(
    { waveAssignmentMode: Type.Optional(nullable(WaveAssignmentMode)) },
    { additionalProperties: false },
  ),
);
