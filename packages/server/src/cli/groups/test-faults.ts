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
  summary: 'What requests meet instead of their answer, counted.',
  commands: [
    defineCommand({
      name: 'set',
      summary: 'Set one fault, or those of a file, in place of those there were.',
      arguments: { 'operation?': 'An operationId such as listGroups, token, or * for every operation.' },
      flags: {
        ...output,
        status: count(`What is answered: ${FAULT_STATUSES.join(', ')}.`),
        connection: text(`What happens instead of an answer: ${FAULT_CONNECTIONS.join(', ')}.`, {
          placeholder: 'what',
          values: FAULT_CONNECTIONS,
        }),
        delayMs: count('How late the answer is, in milliseconds.'),
        credential: text('Public key or client ID that it meets. Default: whoever calls.', {
          placeholder: 'name',
        }),
        times: count('How many requests it meets. Default: 1.'),
        after: count('How many requests it lets pass first. Default: 0.'),
        retryAfterSeconds: count('Retry-After of 429 and 503.'),
        effect: text('before: nothing was done. after: it was done, and the answer got lost.', {
          placeholder: 'when',
          values: ['before', 'after'],
        }),
        file: text('File with a list of faults, in JSON.', { short: 'f', placeholder: 'file' }),
      },
      examples: [
        {
          text: 'Have the next two lists of projects be refused, the third one not',
          line: 'test faults set listGroups --status 429 --times 2 --retryAfterSeconds 20',
        },
        {
          text: 'Make the key, and lose the answer',
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
          throw new CommandError(`--file and --${Object.keys(said)[0]} exclude each other`);
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
      summary: 'Show the faults that are set, with the requests that they have met.',
      flags: { ...output },
      examples: [{ text: 'See whether a fault was met', line: 'test faults list' }],
      async run(context) {
        context.show(await control(context, 'getTestFaults', {}), view);
      },
    }),
    defineCommand({
      name: 'clear',
      summary: 'Take all faults away.',
      examples: [{ text: 'Let the service be as usual', line: 'test faults clear' }],
      async run(context) {
        await control(context, 'clearTestFaults', {});
        context.terminal.write('Faults cleared\n');
      },
    }),
  ],
};
