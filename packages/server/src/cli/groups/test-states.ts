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
  summary: 'States of the server to go back to.',
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
      summary: 'Save the state and the clock under a name, in place of what it had.',
      example: 'Save what there is',
      done: 'saved',
    }),
    snapshotCommand('restore', 'restoreTestSnapshot', {
      summary: 'Go back to a saved state; whoever is at work meets it at once.',
      example: 'Go back',
      done: 'restored',
    }),
    snapshotCommand('delete', 'deleteTestSnapshot', {
      summary: 'Forget a saved state.',
      example: 'Forget it',
      done: 'deleted',
    }),
  ],
};

export const reset = defineCommand({
  name: 'reset',
  summary:
    'Go back to what there was when the server was ready: its state, its time, its limits, no faults, no calls.',
  examples: [{ text: 'Begin a test with the seed', line: 'test reset' }],
  async run(context) {
    await control(context, 'resetTestState', {});
    context.terminal.write('Server reset\n');
  },
});
