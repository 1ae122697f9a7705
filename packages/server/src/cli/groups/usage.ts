import type { Private } from '@sallyport/client';
import { defineCommand } from '../kit/command.js';
import { text, toggle } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { eitherScope } from '../kit/scopes.js';
import { inOrganization, inProject, output } from '../kit/shared-flags.js';
import { type Column, table, tableTime } from '../output/table.js';

type Period = Private.UsePeriod;

const columns: readonly Column<Period>[] = [
  ['SINCE', ({ startsAt }) => tableTime(startsAt)],
  ['ALLOWED', ({ allowed }) => allowed],
  ['REFUSED', ({ refused }) => refused],
  ['CODES', ({ codes }) => codes.map((each) => `${each.code} ${each.allowed + each.refused}`).join(', ')],
];

export const usage = defineCommand({
  name: 'usage',
  summary:
    'Show the number of calls of an organization, a project or a credential for each day, with error codes.',
  operations: ['getOrgUse', 'getGroupUse'],
  flags: {
    ...output,
    ...inOrganization,
    ...inProject,
    credential: text('Public key or ID of an API key, client ID, or ID of a user.', { placeholder: 'id' }),
    api: text('Only calls of this guarded API.', { placeholder: 'name' }),
    route: text('Only calls of this route of it, such as "GET /v1/orders".', { placeholder: 'route' }),
    hours: toggle('For each hour of the last two days.'),
    withPeople: toggle('Include calls of signed-in users.'),
  },
  examples: [
    { text: 'Show the calls of an organization', line: 'usage --orgId 5a1b39eec902201990f12345' },
    { text: 'Show the last hours of an API key', line: 'usage --credential jlmnopqr --hours' },
  ],
  async run(context) {
    const { credential, api, route, hours, withPeople } = context.flags;
    const scope = eitherScope(context.flags);
    const use = await context.call(scope.operation('getOrgUse', 'getGroupUse'), {
      ...scope.id(context),
      ...given({ credentialId: credential, api, operation: route }),
      withPeople,
    });
    context.show(use, (told, width) => table(columns, hours ? told.hours : told.days, width));
  },
});
