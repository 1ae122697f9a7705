import { type CommandGroup, defineCommand } from '../kit/command.js';
import { counted, inOrganization, organizationId, output, paged, pageQuery } from '../kit/shared-flags.js';
import { pageTable, personColumns } from '../views.js';

export const organizationUsers: CommandGroup = {
  name: 'users',
  summary: 'Users of an organization.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'List the users of an organization, including invited ones.',
      operations: ['listOrgUsers'],
      flags: { ...inOrganization, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'List the users of an organization',
          line: 'organizations users list --orgId 5a1b39eec902201990f12345',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listOrgUsers', { orgId: organizationId(context), ...pageQuery(context.flags) }),
          pageTable(personColumns),
        );
      },
    }),
  ],
};
