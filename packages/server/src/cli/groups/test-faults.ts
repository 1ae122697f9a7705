import type { TestOperations } from '@sallyport/client';
import { FAULT_CONNECTIONS, FAULT_STATUSES } from '../../domain/faults.js';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { count, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { readJsonFile } from '../kit/read-json-file.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';
import { type Column, table } from '../output/table.js';

type Faults = TestOperations['getTestFaults']['answer'];
type FaultRequest = TestOperations['setTestFaults']['input']['body'][number];

const columns: readonly Column<Faults['faults'][number]>[] = [
  ['OPERATION', ({ operation }) => operation],
  ['CREDENTIAL', ({ credential }) => credential ?? 'any'],
  ['WHAT', ({ status, connection, delayMs }) => status ?? connection ?? `${delayMs} ms late`],
  ['EFFECT', ({ effect }) => effect],
  ['HITS', ({ hits }) => hits],
  ['REMAINING', ({ remaining }) => remaining],
];
const view = ({ faults }: Faults) => table(columns, faults);

export const faults: CommandGroup = {
  name: 'faults',
  summary: 'Fault injection: errors, delays and broken connections.',
  commands: [
    defineCommand({
      name: 'set',
      summary: 'Set one fault, or those in a file. Replaces all earlier faults.',
      arguments: { 'operation?': 'An operationId such as listGroups, token, or * for every operation.' },
      flags: {
        ...output,
        status: count(`What is answered: ${FAULT_STATUSES.join(', ')}.`),
        connection: text(`What happens instead of an answer: ${FAULT_CONNECTIONS.join(', ')}.`, {
          placeholder: 'what',
          values: FAULT_CONNECTIONS,
        }),
        delayMs: count('Delay of the answer in milliseconds.'),
        credential: text('Only for this public key or client ID. Default: all callers.', {
          placeholder: 'name',
        }),
        times: count('Number of requests that fail. Default: 1.'),
        after: count('Number of requests that succeed first. Default: 0.'),
        retryAfterSeconds: count('Retry-After of 429 and 503.'),
        effect: text('before: nothing was done. after: it was done, and the answer got lost.', {
          placeholder: 'when',
          values: ['before', 'after'],
        }),
        file: text('File with a list of faults, in JSON.', { short: 'f', placeholder: 'file' }),
      },
      examples: [
        {
          text: 'Let the next two calls of listGroups fail',
          line: 'test faults set listGroups --status 429 --times 2 --retryAfterSeconds 20',
        },
        {
          text: 'Create the key, but lose the answer',
          line: 'test faults set createOrgApiKey --connection close --effect after',
        },
        { text: 'Set several', line: 'test faults set --file faults.json' },
      ],
      async run(context) {
        const { operation } = context.arguments;
        const { file, output: _form, ...fields } = context.flags;
        if ((operation === undefined) === (file === undefined))
          throw new CommandError('name an operation, or pass --file: one of the two');
        const said = given(fields);
        if (file !== undefined && Object.keys(said).length > 0)
          throw new CommandError(`--file and --${Object.keys(said)[0]} cannot be used together`);
        // What the file holds is for the server to judge: its answer names the field.
        const body = (
          file === undefined ? [{ operation, ...said }] : readJsonFile(file)
        ) as readonly FaultRequest[];
        context.show(await control(context, 'setTestFaults', { body }), view);
      },
    }),
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the faults, and how often each was applied.',
      flags: { ...output },
      examples: [{ text: 'See whether a fault was applied', line: 'test faults list' }],
      async run(context) {
        context.show(await control(context, 'getTestFaults', {}), view);
      },
    }),
    defineCommand({
      name: 'clear',
      summary: 'Remove all faults.',
      examples: [{ text: 'Remove all faults', line: 'test faults clear' }],
      async run(context) {
        await control(context, 'clearTestFaults', {});
        context.terminal.write('Faults cleared\n');
      },
    }),
  ],
};
