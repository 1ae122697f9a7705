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
  summary: 'List of calls that the server received.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the calls, oldest first.',
      flags: {
        ...output,
        operation: text('operationId, or token.', { placeholder: 'name' }),
        credential: text('Public key, client ID or user name.', { placeholder: 'name' }),
        client: text('Part of the User-Agent.', { placeholder: 'text' }),
        status: text('HTTP status.', { placeholder: 'number' }),
        code: text('Error code.', { placeholder: 'code' }),
        fault: count('Number of the fault that was applied, from 1.'),
        attempt: count('Number of the attempt, from 1.'),
        since: text(`Calls from then on. ${TIME}`, { placeholder: 'time' }),
        until: text(`Calls before then. ${TIME}`, { placeholder: 'time' }),
      },
      examples: [
        { text: 'See whether a client retried', line: 'test calls list --operation listGroups' },
        {
          text: 'See the calls with status 429, as JSON',
          line: 'test calls list --status 429 --output json',
        },
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
      summary: 'Clear the list of calls.',
      examples: [{ text: 'Clear the list', line: 'test calls clear' }],
      async run(context) {
        await control(context, 'clearTestCalls', {});
        context.terminal.write('Calls cleared\n');
      },
    }),
  ],
};
