/** What a fresh project is set to (recorded responses, section 7), in the order the wire has. */
const defaults = {
  isAtlasHomePageAiAssistantEnabled: true,
  isClusterAiAssistantEnabled: true,
  isCollectDatabaseSpecificsStatisticsEnabled: true,
  isDataExplorerEnabled: true,
  isDataExplorerGenAIFeaturesEnabled: true,
  isDataExplorerGenAISampleDocumentPassingEnabled: false,
  isDataValidationEnabled: true,
  isExtendedStorageSizesEnabled: false,
  isNativeRerankingEnabled: false,
  isPerformanceAdvisorEnabled: true,
  isRealtimePerformancePanelEnabled: true,
  isSchemaAdvisorEnabled: true,
};

export type ProjectSettings = Readonly<typeof defaults>;

/** The settings that someone has set. Everything else follows the defaults. */
export type ProjectSettingOverrides = Partial<ProjectSettings>;

/** All settings of a project. */
export function projectSettings(overrides: ProjectSettingOverrides): ProjectSettings {
  return { ...defaults, ...overrides };
}
