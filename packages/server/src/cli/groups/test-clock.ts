import type { TestOperations } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';

type State = TestOperations['getTestClock']['answer'];

const view = ({ now, frozen, offsetSeconds }: State) =>
  `${now}, ${offsetSeconds} seconds ahead of the machine${frozen ? ', standing still' : ''}\n`;

export const clock: CommandGroup = {
  name: 'clock',
  summary: 'Clock of the server.',
  commands: [
    defineCommand({
      name: 'show',
      summary: 'Show the time of the server.',
      flags: { ...output },
      examples: [{ text: 'Show the time', line: 'test clock show' }],
      async run(context) {
        context.show(await control(context, 'getTestClock', {}), view);
      },
    }),
    defineCommand({
      name: 'advance',
      summary: 'Move the clock forward. Everything that becomes due is done before the command exits.',
      arguments: { duration: 'A duration, such as "30 days", or in ISO 8601: P30D, PT1H30M, P1Y.' },
      flags: { ...output },
      examples: [{ text: 'Move 30 days forward', line: 'test clock advance "30 days"' }],
      async run(context) {
        const body = { advance: context.arguments.duration };
        context.show(await control(context, 'setTestClock', { body }), view);
      },
    }),
    defineCommand({
      name: 'set',
      summary:
        'Move the clock forward to a time. Everything that becomes due is done before the command exits.',
      arguments: { time: 'A date and time in the future, such as 2030-01-31T12:00:00Z.' },
      flags: { ...output },
      examples: [{ text: 'Move to the end of a year', line: 'test clock set 2029-12-31T23:59:59Z' }],
      async run(context) {
        const body = { set: context.arguments.time };
        context.show(await control(context, 'setTestClock', { body }), view);
      },
    }),
    defineCommand({
      name: 'freeze',
      summary: 'Stop the clock.',
      flags: { ...output },
      examples: [{ text: 'Stop the clock', line: 'test clock freeze' }],
      async run(context) {
        context.show(await control(context, 'setTestClock', { body: { freeze: true } }), view);
      },
    }),
    defineCommand({
      name: 'run',
      summary: 'Start a stopped clock again.',
      flags: { ...output },
      examples: [{ text: 'Start the clock again', line: 'test clock run' }],
      async run(context) {
        context.show(await control(context, 'setTestClock', { body: { run: true } }), view);
      },
    }),
  ],
};
