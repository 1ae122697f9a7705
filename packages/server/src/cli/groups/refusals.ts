import { setTimeout as sleep } from 'node:timers/promises';
import type { InputOf, Private, PrivateOperations } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type Arguments, type Context, defineCommand } from '../kit/command.js';
import { list, text, toggle, wholeNumber } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { eitherScope } from '../kit/scopes.js';
import { counted, inOrganization, inProject, output, paged, pageQuery } from '../kit/shared-flags.js';
import { readTime, TIME } from '../kit/time-flag.js';
import { type Column, table, tableTime } from '../output/table.js';
import { pageTable } from '../views.js';

type Refusal = Private.RefusalView;
type Query = Omit<InputOf<PrivateOperations, 'listGroupRefusals'>, 'groupId'>;

const columns: readonly Column<Refusal>[] = [
  ['LAST REFUSED', ({ lastRefusedAt }) => tableTime(lastRefusedAt)],
  ['COUNT', ({ count }) => count],
  ['CODE', ({ code }) => code],
  ['CREDENTIAL', ({ credentialName, credentialId }) => credentialName ?? credentialId],
  ['ADDRESS', ({ address }) => address],
  ['OPERATION', ({ operation }) => operation],
  ['DETAIL', ({ detail }) => detail],
];

const flags = {
  ...output,
  ...inOrganization,
  ...inProject,
  ...paged,
  ...counted,
  credential: text('Public key or ID of an API key, client ID, or ID of a user.', { placeholder: 'id' }),
  code: list('Only refusals with this error code.', { placeholder: 'code' }),
  address: text('Only refusals from this IP address.', { placeholder: 'address' }),
  api: text('Only refusals of this guarded API.', { placeholder: 'name' }),
  route: text('Only refusals of this route of it, such as "GET /v1/orders".', { placeholder: 'route' }),
  since: text(`Only those of then and later. ${TIME}`, { placeholder: 'time' }),
  until: text(`Only those of then and before. ${TIME}`, { placeholder: 'time' }),
  follow: toggle('Wait for new refusals and show them.', { short: 'f' }),
  every: wholeNumber('With --follow: seconds between two checks, from 1 to 3600.', 5),
  looks: wholeNumber('With --follow: end after so many looks, 100000 at most.', 720),
};

type Ours = Context<Arguments, typeof flags, 'listOrgRefusals' | 'listGroupRefusals'>;

/** Of one look. */
const MOST_ROWS = 500;

export const refusals = defineCommand({
  name: 'refusals',
  summary:
    'Show the refused requests of an organization or a project: credential, IP address, reason, and count per minute.',
  operations: ['listOrgRefusals', 'listGroupRefusals'],
  flags,
  examples: [
    { text: 'Show the refused requests of an API key', line: 'refusals --credential jlmnopqr' },
    {
      text: 'Watch for callers that are not on an IP access list',
      line: 'refusals --code IP_ADDRESS_NOT_ON_ACCESS_LIST --follow',
    },
    { text: 'Show the refused requests of a project', line: 'refusals --projectId 5e2211c17a3e5a48f5497de3' },
  ],
  async run(context) {
    const { credential, code, address, api, route, since, until, follow } = context.flags;
    const filter = given({
      credentialId: credential,
      code: code.length === 0 ? undefined : [...code],
      address,
      api,
      operation: route,
      since: since === undefined ? undefined : readTime('since', since),
      until: until === undefined ? undefined : readTime('until', until),
    });
    if (follow) await followRefusals(context, filter);
    else context.show(await read(context, { ...filter, ...pageQuery(context.flags) }), pageTable(columns));
  },
});

function read(context: Ours, query: Query) {
  const scope = eitherScope(context.flags);
  const operation = scope.operation('listOrgRefusals', 'listGroupRefusals');
  return context.call(operation, { ...scope.id(context), ...query });
}

/** Shows a row again when its count has risen. */
async function followRefusals(context: Ours, filter: Query): Promise<void> {
  const { every, looks } = context.flags;
  if (every < 1 || every > 3600) throw new CommandError('--every: from 1 to 3600 seconds');
  if (looks < 1 || looks > 100_000) throw new CommandError('--looks: from 1 to 100000');
  let shown = new Map<string, number>();
  let since = filter.since;
  let hasHeading = false;
  for (let look = 1; ; look++) {
    const query = { ...filter, ...(since && { since }), includeCount: false, itemsPerPage: MOST_ROWS };
    const { results } = await read(context, query);
    const found = new Map(results.map((refusal) => [keyOf(refusal), refusal.count]));
    const news = results.filter((refusal) => (shown.get(keyOf(refusal)) ?? 0) < refusal.count).reverse();
    if (news.length > 0) {
      const withHeading = !hasHeading;
      context.show({ results: news }, (page, width) => rows(page.results, withHeading, width));
      hasHeading = true;
    }
    // Only what is of the last second, or after it, can come again.
    shown = found;
    since = results[0]?.lastRefusedAt ?? since;
    if (look >= looks) return;
    await sleep(every * 1000);
  }
}

function rows(refused: readonly Refusal[], withHeading: boolean, width?: number): string {
  const text = table(columns, refused, width);
  return withHeading ? text : text.slice(text.indexOf('\n') + 1);
}

function keyOf({ lastRefusedAt, code, credentialId, address, operation, groupId, api }: Refusal): string {
  return JSON.stringify([lastRefusedAt.slice(0, 16), code, credentialId, address, operation, groupId, api]);
}
