import { type Command, type CommandGroup, defineCommand } from '../kit/command.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';
import { table } from '../output/table.js';

const NAME = 'Name of the snapshot: letters, digits, dots, dashes and underscores.';

/** A command that does one thing with a snapshot. */
function snapshotCommand(
  name: string,
  operation: 'saveTestSnapshot' | 'restoreTestSnapshot' | 'deleteTestSnapshot',
  says: { readonly summary: string; readonly example: string; readonly done: string },
): Command {
  return defineCommand({
    name,
    ...(name === 'delete' && { aliases: ['rm'] }),
    summary: says.summary,
    arguments: { name: NAME },
    examples: [{ text: says.example, line: `test snapshots ${name} two-keys` }],
    async run(context) {
      const snapshotName = context.arguments.name;
      await control(context, operation, { snapshotName });
      context.terminal.write(`Snapshot '${snapshotName}' ${says.done}\n`);
    },
  });
}

export const snapshots: CommandGroup = {
  name: 'snapshots',
  summary: 'Snapshots of the state of the server.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the names of the snapshots.',
      flags: { ...output },
      examples: [{ text: 'Show the snapshots', line: 'test snapshots list' }],
      async run(context) {
        context.show(await control(context, 'listTestSnapshots', {}), ({ snapshots: names }) =>
          table([['NAME', (name) => name]], names),
        );
      },
    }),
    snapshotCommand('save', 'saveTestSnapshot', {
      summary: 'Save the state and the clock under a name. Replaces an earlier snapshot with this name.',
      example: 'Save the current state',
      done: 'saved',
    }),
    snapshotCommand('restore', 'restoreTestSnapshot', {
      summary: 'Restore a snapshot. Running clients see it at once.',
      example: 'Restore it',
      done: 'restored',
    }),
    snapshotCommand('delete', 'deleteTestSnapshot', {
      summary: 'Delete a snapshot.',
      example: 'Delete it',
      done: 'deleted',
    }),
  ],
};

export const reset = defineCommand({
  name: 'reset',
  summary: 'Restore the state, clock and rate limits of the start, and clear faults and calls.',
  examples: [{ text: 'Reset the server before a test', line: 'test reset' }],
  async run(context) {
    await control(context, 'resetTestState', {});
    context.terminal.write('Server reset\n');
  },
});
