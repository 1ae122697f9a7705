import type { Atlas } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { type Flag, toggle } from '../kit/flags.js';
import { inProject, output, projectId } from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { rowTable, said } from '../views.js';

/** The settings that commands know; on the wire each begins with `is` and ends with `Enabled`. */
const SETTINGS = [
  'CollectDatabaseSpecificsStatistics',
  'DataExplorer',
  'DataExplorerGenAIFeatures',
  'DataExplorerGenAISampleDocumentPassing',
  'PerformanceAdvisor',
  'RealtimePerformancePanel',
  'SchemaAdvisor',
] as const;

type Settings = Atlas.GroupSettings;

const columns: readonly Column<Settings>[] = SETTINGS.map((name) => [
  `${wordsOf(name).toUpperCase()} ENABLED`,
  (settings) => settings[`is${name}Enabled`],
]);

/** `DataExplorerGenAIFeatures` as `Data Explorer Gen AI Features`. */
function wordsOf(name: string): string {
  return name.replace(/([a-z])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4');
}

const switches: Readonly<Record<string, Flag<boolean>>> = Object.fromEntries(
  SETTINGS.flatMap((name) => [
    [`enable${name}`, toggle(`Switch ${wordsOf(name)} on.`)],
    [`disable${name}`, toggle(`Switch ${wordsOf(name)} off.`)],
  ]),
);

export const projectSettings: CommandGroup = {
  name: 'settings',
  summary: 'The settings of a project.',
  commands: [
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: 'Show the settings of a project.',
      operations: ['getGroupSettings'],
      flags: { ...inProject, ...output },
      examples: [
        {
          text: 'Show the settings of a project',
          line: 'projects settings describe --projectId 5e2211c17a3e5a48f5497de3',
        },
      ],
      async run(context) {
        context.show(
          await context.call('getGroupSettings', { groupId: projectId(context) }),
          rowTable(columns),
        );
      },
    }),
    defineCommand({
      name: 'update',
      aliases: ['updates'],
      summary: 'Switch settings of a project on or off.',
      operations: ['updateGroupSettings'],
      flags: { ...inProject, ...output, ...switches },
      examples: [
        {
          text: 'Switch one on and one off',
          line: 'projects settings update --enableDataExplorer --disableSchemaAdvisor',
        },
      ],
      async run(context) {
        const body = changesOf(context.flags);
        context.show(
          await context.call('updateGroupSettings', { groupId: projectId(context), body }),
          said(() => 'Project settings updated.'),
        );
      },
    }),
  ],
};

function changesOf(flags: Readonly<Record<string, unknown>>): Settings {
  const changes: { -readonly [Name in keyof Settings]: Settings[Name] } = {};
  for (const name of SETTINGS) {
    const [isOn, isOff] = [flags[`enable${name}`] === true, flags[`disable${name}`] === true];
    if (isOn && isOff) throw new CommandError(`--enable${name} and --disable${name} contradict each other`);
    if (isOn || isOff) changes[`is${name}Enabled`] = isOn;
  }
  return changes;
}
