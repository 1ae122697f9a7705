import type { Private } from '@sallyport/client';
import { CommandError } from './command-error.js';
import { defineCommand } from './kit/command.js';
import { text } from './kit/flags.js';
import { output } from './kit/shared-flags.js';
import type { View } from './output/output-form.js';
import { wholePath } from './whole-path.js';

type Explanation = Private.Explanation;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Says whether a request would pass. Its exit status is 0 when it would and 1 when it would not. */
export const explain = defineCommand({
  name: 'explain',
  summary:
    'Explain whether a request would be allowed, check by check, without sending it. Works for your own credential, and for others that you may see.',
  operations: ['explainRequest'],
  arguments: {
    method: `Method of the request: ${METHODS.join(', ')}.`,
    path: 'Its path, such as /groups or /api/atlas/v2/groups; with --api as it is sent to that API.',
  },
  argumentValues: METHODS,
  flags: {
    ...output,
    as: text('Public key or client ID that would make it. Default: that of the profile.', {
      placeholder: 'name',
    }),
    from: text('Address it would come from. Default: yours, as the server sees it.', {
      placeholder: 'address',
    }),
    api: text('Guarded API that it would be made to. Default: Sallyport itself.', { placeholder: 'name' }),
    accept: text('Accept header it would carry. Default: one that the operation serves.', {
      placeholder: 'type',
    }),
  },
  examples: [
    {
      text: 'Say why a key may not read a project from an address',
      line: 'explain --as jlmnopqr --from 203.0.113.7 GET /groups/5e2211c17a3e5a48f5497de3',
    },
    { text: 'The same of your own key, from here', line: 'explain POST /groups' },
    {
      text: 'Say whether a key may call an API of your own',
      line: 'explain --api shop --as jlmnopqr GET /v1/projects/5e2211c17a3e5a48f5497de3/orders',
    },
  ],
  async run(context) {
    const { flags, arguments: request } = context;
    const method = METHODS.find((known) => known === request.method.toUpperCase());
    if (method === undefined)
      throw new CommandError(`${JSON.stringify(request.method)} is none of ${METHODS.join(', ')}`);
    if (!request.path.startsWith('/'))
      throw new CommandError(`${JSON.stringify(request.path)} is no path: it begins with a slash`);
    const explanation = await context.call('explainRequest', {
      body: {
        as: flags.as ?? context.connect().login?.subject ?? '',
        ...(flags.from === undefined ? {} : { from: flags.from }),
        ...(flags.accept === undefined ? {} : { accept: flags.accept }),
        ...(flags.api === undefined ? {} : { api: flags.api }),
        method,
        path: flags.api === undefined ? wholePath(request.path) : request.path,
      },
    });
    context.show(explanation, checkLines);
    if (!explanation.passes) throw new CommandError('the request would be refused');
  },
});

const checkLines: View<Explanation> = ({ checks }) => {
  const width = Math.max(...checks.map(({ check }) => check.length));
  return checks
    .map(({ check, passed, detail, fix }) => {
      const line = `${passed ? 'pass' : 'FAIL'}  ${check.padEnd(width)}  ${detail}\n`;
      return fix === undefined ? line : `${line}${' '.repeat(width + 8)}Fix: ${fix}\n`;
    })
    .join('');
};
