import type { TestOperations } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { count, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { type Column, table } from '../output/table.js';

const columns: readonly Column<TestOperations['listTestCalls']['answer']['calls'][number]>[] = [
  ['TIME', ({ time }) => time],
  ['OPERATION', ({ operation }) => operation],
  ['STATUS', ({ status }) => status],
  ['CODE', ({ code }) => code],
  ['CREDENTIAL', ({ credential }) => credential],
  ['FAULT', ({ fault }) => fault],
  ['ATTEMPT', ({ attempt }) => attempt],
];

export const calls: CommandGroup = {
  name: 'calls',
  summary: 'The calls that the server answered, or that met a fault.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the calls in their order, those that fit.',
      flags: {
        ...output,
        operation: text('An operationId, or token.', { placeholder: 'name' }),
        credential: text('Public key, client ID or user name.', { placeholder: 'name' }),
        client: text('A part of what the client calls itself.', { placeholder: 'text' }),
        status: text('Status of the answer.', { placeholder: 'number' }),
        code: text('Error code of the answer.', { placeholder: 'code' }),
        fault: count('Place of the fault that met them, from 1 on.'),
        attempt: count('Which try they were, from 1 on.'),
        since: text(`Calls from then on. ${TIME}`, { placeholder: 'time' }),
        until: text(`Calls before then. ${TIME}`, { placeholder: 'time' }),
      },
      examples: [
        { text: 'See whether a client tried again', line: 'test calls list --operation listGroups' },
        { text: 'See what was refused, as JSON', line: 'test calls list --status 429 --output json' },
      ],
      async run(context) {
        const { operation, credential, client, status, code, fault, attempt, since, until } = context.flags;
        if (status !== undefined && !/^[1-5]\d\d$/.test(status))
          throw new CommandError(`--status: ${JSON.stringify(status)} is no status of HTTP`);
        const query = given({
          operation,
          credential,
          client,
          code,
          fault,
          attempt,
          status: status === undefined ? undefined : Number(status),
          since: since === undefined ? undefined : readTime('since', since),
          until: until === undefined ? undefined : readTime('until', until),
        });
        context.show(await control(context, 'listTestCalls', query), (answer) =>
          table(columns, answer.calls),
        );
      },
    }),
    defineCommand({
      name: 'clear',
      summary: 'Forget the calls so far.',
      examples: [{ text: 'Begin to count', line: 'test calls clear' }],
      async run(context) {
        await control(context, 'clearTestCalls', {});
        context.terminal.write('Calls cleared\n');
      },
    }),
  ],
};
