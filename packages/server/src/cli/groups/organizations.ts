import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { text, toggle } from '../kit/flags.js';
import { organizationScope } from '../kit/scopes.js';
import { counted, output, paged, pageQuery, segment } from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable } from '../views.js';
import type { Named, PageOf } from '../wire.js';
import { createOrganization } from './create-organization.js';
import { invitations } from './invitation-commands.js';
import { organizationApiKeys } from './organization-api-keys.js';
import { organizationUsers } from './organization-users.js';
import { serviceAccounts } from './service-accounts.js';

const ID = 'ID of the organization.';

export const organizations: CommandGroup = {
  name: 'organizations',
  aliases: ['orgs', 'org'],
  summary: 'Organizations, and the API keys, service accounts, people and invitations in them.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the organizations that the credentials belong to.',
      role: 'Organization Member',
      flags: {
        ...output,
        ...paged,
        ...counted,
        name: text('Show those whose name begins with this.', { placeholder: 'name' }),
        includeDeleted: toggle('Show deleted organizations too; this server keeps none.'),
      },
      examples: [
        { text: 'Show all organizations', line: 'organizations list' },
        { text: 'Show them as JSON', line: 'organizations list --output json' },
      ],
      async run(context) {
        const query = { ...pageQuery(context.flags), name: context.flags.name ?? '' };
        const page = await connect(context).request<PageOf<Named>>('GET', '/orgs', { query });
        context.show(page, pageTable(namedColumns));
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['show', 'get'],
      summary: 'Show one organization.',
      role: 'Organization Member',
      arguments: { ID },
      flags: { ...output },
      examples: [
        {
          text: 'Show an organization',
          line: 'organizations describe 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        const path = `/orgs/${segment(context.arguments.ID)}`;
        context.show(await connect(context).request<Named>('GET', path), rowTable(namedColumns));
      },
    }),
    createOrganization,
    defineDelete({
      summary: 'Delete an organization. It must have no projects.',
      role: 'Organization Owner',
      argument: ['ID', ID],
      flags: {},
      examples: [
        {
          text: 'Delete an organization without being asked',
          line: 'organizations delete 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      path: (id) => `/orgs/${segment(id)}`,
      done: (id) => `Organization '${id}' deleted`,
      refused: 'Organization not deleted',
    }),
    organizationApiKeys,
    serviceAccounts(organizationScope),
    organizationUsers,
    invitations(organizationScope),
  ],
};
