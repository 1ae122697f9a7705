import type { TestOperations } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';

type State = TestOperations['getTestClock']['answer'];

const view = ({ now, frozen, offsetSeconds }: State) =>
  `${now}, ${offsetSeconds} seconds ahead of the machine${frozen ? ', standing still' : ''}\n`;

export const clock: CommandGroup = {
  name: 'clock',
  summary: 'What time it is on the server.',
  commands: [
    defineCommand({
      name: 'show',
      summary: 'Show what time it is on the server.',
      flags: { ...output },
      examples: [{ text: 'Show the time', line: 'test clock show' }],
      async run(context) {
        context.show(await control(context, 'getTestClock', {}), view);
      },
    }),
    defineCommand({
      name: 'advance',
      summary: 'Move the clock on; what falls due meanwhile is done before the command ends.',
      arguments: { duration: 'A duration, such as "30 days", or of ISO 8601 as P30D, PT1H30M or P1Y.' },
      flags: { ...output },
      examples: [{ text: 'Let 30 days pass', line: 'test clock advance "30 days"' }],
      async run(context) {
        const body = { advance: context.arguments.duration };
        context.show(await control(context, 'setTestClock', { body }), view);
      },
    }),
    defineCommand({
      name: 'set',
      summary: 'Move the clock on to a time; what falls due meanwhile is done before the command ends.',
      arguments: { time: 'A date and time not before the present one, such as 2030-01-31T12:00:00Z.' },
      flags: { ...output },
      examples: [{ text: 'Go to the turn of a year', line: 'test clock set 2029-12-31T23:59:59Z' }],
      async run(context) {
        const body = { set: context.arguments.time };
        context.show(await control(context, 'setTestClock', { body }), view);
      },
    }),
    defineCommand({
      name: 'freeze',
      summary: 'Have the clock stand still.',
      flags: { ...output },
      examples: [{ text: 'Stop the time', line: 'test clock freeze' }],
      async run(context) {
        context.show(await control(context, 'setTestClock', { body: { freeze: true } }), view);
      },
    }),
    defineCommand({
      name: 'run',
      summary: 'Have a clock that stands still run on from there.',
      flags: { ...output },
      examples: [{ text: 'Let the time go on', line: 'test clock run' }],
      async run(context) {
        context.show(await control(context, 'setTestClock', { body: { run: true } }), view);
      },
    }),
  ],
};
