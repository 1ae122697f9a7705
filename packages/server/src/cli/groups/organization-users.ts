import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { counted, inOrganization, organizationId, output, paged, pageQuery } from '../kit/shared-flags.js';
import { pageTable, personColumns } from '../views.js';
import type { PageOf, Person } from '../wire.js';

export const organizationUsers: CommandGroup = {
  name: 'users',
  summary: 'The people in an organization.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the people in an organization, invited ones too.',
      role: 'Organization Member',
      flags: { ...inOrganization, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the people in an organization',
          line: 'organizations users list --orgId 5a1b39eec902201990f12345',
        },
      ],
      async run(context) {
        const path = `/orgs/${organizationId(context)}/users`;
        const query = pageQuery(context.flags);
        context.show(
          await connect(context).request<PageOf<Person>>('GET', path, { query }),
          pageTable(personColumns),
        );
      },
    }),
  ],
};
