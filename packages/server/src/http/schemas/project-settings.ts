import { type Static, Type } from 'typebox';
import { named, requestForm } from './common.js';

const Flag = Type.Optional(Type.Boolean());

/** `isAtlasHomePageAiAssistantEnabled` is not published but stands in every recorded reply. */
export type GroupSettings = Static<typeof GroupSettings>;
export const GroupSettings = named(
  'GroupSettings',
  Type.Object({
    isAtlasHomePageAiAssistantEnabled: Flag,
    isClusterAiAssistantEnabled: Flag,
    isCollectDatabaseSpecificsStatisticsEnabled: Flag,
    isDataExplorerEnabled: Flag,
    isDataExplorerGenAIFeaturesEnabled: Flag,
    isDataExplorerGenAISampleDocumentPassingEnabled: Type.Optional(Type.Boolean({ default: false })),
    isDataValidationEnabled: Flag,
    isExtendedStorageSizesEnabled: Flag,
    isNativeRerankingEnabled: Flag,
    isPerformanceAdvisorEnabled: Flag,
    isRealtimePerformancePanelEnabled: Flag,
    isSchemaAdvisorEnabled: Flag,
  }),
);

/** The body of updateGroupSettings. It has no default: what a PATCH leaves out stays as it is. */
export type GroupSettingsRequest = Static<typeof GroupSettingsRequest>;
export const GroupSettingsRequest = requestForm(
  GroupSettings,
  Type.Object(
    { ...GroupSettings.properties, isDataExplorerGenAISampleDocumentPassingEnabled: Flag },
    { additionalProperties: false },
  ),
);
