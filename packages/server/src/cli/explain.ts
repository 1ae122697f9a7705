import { CommandError } from './command-error.js';
import { defineCommand } from './kit/command.js';
import { connect } from './kit/connect.js';
import { text } from './kit/flags.js';
import { output } from './kit/shared-flags.js';
import type { View } from './output/output-form.js';

interface Explanation {
  readonly passes: boolean;
  readonly checks: readonly {
    readonly check: string;
    readonly passed: boolean;
    readonly detail: string;
    readonly fix?: string;
  }[];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Says whether a request would pass. Its exit status is 0 when it would and 1 when it would not. */
export const explain = defineCommand({
  name: 'explain',
  summary: 'Say whether a request would pass, check by check, without making it.',
  role: 'Organization Member, to ask about credentials other than your own',
  arguments: {
    method: `Method of the request: ${METHODS.join(', ')}.`,
    path: 'Its path, such as /groups or /api/atlas/v2/groups.',
  },
  flags: {
    ...output,
    as: text('Public key or client ID that would make it. Default: that of the profile.', {
      placeholder: 'name',
    }),
    from: text('Address it would come from. Default: yours, as the server sees it.', {
      placeholder: 'address',
    }),
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
  ],
  async run(context) {
    const { flags, arguments: request } = context;
    const method = request.method.toUpperCase();
    if (!METHODS.includes(method))
      throw new CommandError(`${JSON.stringify(request.method)} is none of ${METHODS.join(', ')}`);
    if (!request.path.startsWith('/'))
      throw new CommandError(`${JSON.stringify(request.path)} is no path: it begins with a slash`);
    const api = connect(context);
    const explanation = await api.request<Explanation>('POST', '/api/private/explain', {
      body: {
        as: flags.as ?? api.login?.subject,
        ...(flags.from === undefined ? {} : { from: flags.from }),
        ...(flags.accept === undefined ? {} : { accept: flags.accept }),
        method,
        path: IS_WHOLE_PATH.test(request.path) ? request.path : `/api/atlas/v2${request.path}`,
      },
    });
    context.show(explanation, checkLines);
    if (!explanation.passes) throw new CommandError('the request would be refused');
  },
});

/** Other paths are those of the Atlas API, without its base path. */
const IS_WHOLE_PATH = /^\/(api|\.well-known|healthz|readyz|metrics|setup)(\/|$)/;

const checkLines: View<Explanation> = ({ checks }) =>
  checks
    .map(({ check, passed, detail, fix }) => {
      const line = `${passed ? 'pass' : 'FAIL'}  ${check.padEnd(11)}  ${detail}\n`;
      return fix === undefined ? line : `${line}${' '.repeat(19)}Fix: ${fix}\n`;
    })
    .join('');
