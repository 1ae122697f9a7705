import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { text, toggle } from '../kit/flags.js';
import { organizationScope } from '../kit/scopes.js';
import { counted, output, paged, pageQuery } from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable } from '../views.js';
import { createOrganization } from './create-organization.js';
import { invitations } from './invitation-commands.js';
import { organizationApiKeys } from './organization-api-keys.js';
import { organizationUsers } from './organization-users.js';
import { serviceAccounts } from './service-accounts.js';

const ID = 'ID of the organization.';

export const organizations: CommandGroup = {
  name: 'organizations',
  aliases: ['orgs', 'org'],
  summary: 'Organizations, and their API keys, service accounts, users and invitations.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the organizations that you have access to.',
      operations: ['listOrgs'],
      flags: {
        ...output,
        ...paged,
        ...counted,
        name: text('Show only organizations whose name begins with this text.', { placeholder: 'name' }),
        includeDeleted: toggle(
          'Include deleted organizations. Has no effect here: deleted organizations are not kept.',
        ),
      },
      examples: [
        { text: 'Show all organizations', line: 'organizations list' },
        { text: 'Show them as JSON', line: 'organizations list --output json' },
      ],
      async run(context) {
        const input = { ...pageQuery(context.flags), name: context.flags.name ?? '' };
        context.show(await context.call('listOrgs', input), pageTable(namedColumns));
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['show', 'get'],
      summary: 'Show one organization.',
      operations: ['getOrg'],
      arguments: { ID },
      flags: { ...output },
      examples: [
        {
          text: 'Show an organization',
          line: 'organizations describe 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        context.show(await context.call('getOrg', { orgId: context.arguments.ID }), rowTable(namedColumns));
      },
    }),
    createOrganization,
    defineDelete({
      summary: 'Delete an organization. It must have no projects.',
      operation: 'deleteOrg',
      argument: ['ID', ID],
      flags: {},
      examples: [
        {
          text: 'Delete an organization without confirmation',
          line: 'organizations delete 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      input: (orgId) => ({ orgId }),
      done: (id) => `Organization '${id}' deleted`,
      refused: 'Organization not deleted',
    }),
    organizationApiKeys,
    serviceAccounts(organizationScope),
    organizationUsers,
    invitations(organizationScope),
  ],
};
