import { Type } from 'typebox';
import { named, nullable, stringEnum } from './common.js';

const WaveAssignmentMode = stringEnum(['MANUAL', 'ENV_TAG_MAPPING']);

export const OrganizationMaintenanceSettingsResponse = named(
  'OrganizationMaintenanceSettingsResponse',
  Type.Object({
    effectiveWaveAssignmentMode: Type.Optional(
      stringEnum(['MANUAL', 'ENV_TAG_MAPPING'], { readOnly: true }),
    ),
    waveAssignmentMode: Type.Optional(nullable(WaveAssignmentMode)),
  }),
);

export const OrganizationMaintenanceSettingsUpdateRequest = named(
  'OrganizationMaintenanceSettingsUpdateRequest',
  Type.Object({ waveAssignmentMode: Type.Optional(WaveAssignmentMode) }, { additionalProperties: false }),
);
