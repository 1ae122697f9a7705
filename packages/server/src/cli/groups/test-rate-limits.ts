import type { TestOperations } from '@sallyport/client';
import { RATE_LIMIT_MODES } from '../../domain/rate-limit-plan.js';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { readJsonFile } from '../kit/read-json-file.js';
import { output } from '../kit/shared-flags.js';
import { control } from '../kit/test-control.js';
import { type Column, table } from '../output/table.js';

type RateLimits = TestOperations['getTestRateLimits']['answer'];
type Asked = TestOperations['setTestRateLimits']['input']['body'];

const columns: readonly Column<RateLimits['endpointSets'][number]>[] = [
  ['ENDPOINT SET', ({ id }) => id],
  ['CAPACITY', ({ capacity }) => capacity],
  ['PER MINUTE', ({ refillPerMinute }) => refillPerMinute],
];
const view = ({ endpointSets }: RateLimits) => table(columns, endpointSets);

export const rateLimits: CommandGroup = {
  name: 'rateLimits',
  summary: 'Rate limits.',
  commands: [
    defineCommand({
      name: 'show',
      summary: 'Show the current rate limits of the endpoint sets.',
      flags: { ...output },
      examples: [{ text: 'Show the rate limits', line: 'test rateLimits show' }],
      async run(context) {
        context.show(await control(context, 'getTestRateLimits', {}), view);
      },
    }),
    defineCommand({
      name: 'set',
      summary:
        'Set the rate limits: atlas (as published), off, or those of a JSON file. All limits start full.',
      arguments: { limits: 'atlas, off, or the name of a file.' },
      argumentValues: RATE_LIMIT_MODES,
      flags: { ...output },
      examples: [
        { text: 'Use the published limits', line: 'test rateLimits set atlas' },
        { text: 'Use limits of your own', line: 'test rateLimits set limits.json' },
      ],
      async run(context) {
        const { limits } = context.arguments;
        const mode = RATE_LIMIT_MODES.find((known) => known === limits);
        if (mode === undefined && !/[./]/.test(limits))
          throw new CommandError(
            `${JSON.stringify(limits)} is neither atlas nor off, nor the name of a file`,
          );
        // What the file holds is for the server to judge: its answer names the field.
        const body = (mode === undefined ? readJsonFile(limits) : { mode }) as Asked;
        context.show(await control(context, 'setTestRateLimits', { body }), view);
      },
    }),
  ],
};
