import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import { readJsonFile } from '../kit/read-json-file.js';
import { projectScope } from '../kit/scopes.js';
import {
  counted,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
  segment,
} from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable, said } from '../views.js';
import type { Named, PageOf } from '../wire.js';
import { createProject } from './create-project.js';
import { invitations } from './invitation-commands.js';
import { projectApiKeys } from './project-api-keys.js';
import { projectSettings } from './project-settings.js';
import { projectTeams } from './project-teams.js';
import { projectUsers } from './project-users.js';
import { serviceAccounts } from './service-accounts.js';

const ID = 'ID of the project.';

export const projects: CommandGroup = {
  name: 'projects',
  summary: 'Projects, and the API keys, service accounts, people and teams in them.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the projects that the credentials may see, or those of one organization.',
      role: 'Project Data Access Read/Write',
      flags: { ...inOrganization, ...output, ...paged, ...counted },
      examples: [
        { text: 'Show all projects', line: 'projects list' },
        {
          text: 'Show the projects of one organization as JSON',
          line: 'projects list --orgId 5a1b39eec902201990f12345 --output json',
        },
      ],
      async run(context) {
        const { flags } = context;
        // The profile's organization does not narrow the list, as with the Atlas CLI.
        const path = flags.orgId ? `/orgs/${organizationId(context)}/groups` : '/groups';
        const query = pageQuery(flags);
        context.show(
          await connect(context).request<PageOf<Named>>('GET', path, { query }),
          pageTable(namedColumns),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['show', 'get'],
      summary: 'Show one project.',
      role: 'Project Read Only',
      arguments: { ID },
      flags: { ...output },
      examples: [
        { text: 'Show a project', line: 'projects describe 5e2211c17a3e5a48f5497de3 --output json' },
      ],
      async run(context) {
        const path = `/groups/${segment(context.arguments.ID)}`;
        context.show(await connect(context).request<Named>('GET', path), rowTable(namedColumns));
      },
    }),
    createProject,
    defineCommand({
      name: 'update',
      aliases: ['updates'],
      summary: 'Change the name or the tags of a project.',
      role: 'Project Owner',
      arguments: { ID },
      flags: {
        ...output,
        file: requiredText('JSON file with what changes, such as {"name": "Payments"}.', {
          short: 'f',
          placeholder: 'file',
        }),
      },
      examples: [
        { text: 'Change a project', line: 'projects update 5e2211c17a3e5a48f5497de3 --file change.json' },
      ],
      async run(context) {
        const path = `/groups/${segment(context.arguments.ID)}`;
        const body = readJsonFile(context.flags.file);
        context.show(
          await connect(context).request<Named>('PATCH', path, { body }),
          said(({ id }) => `Project '${id}' updated.`),
        );
      },
    }),
    defineDelete({
      summary: 'Delete a project.',
      role: 'Project Owner',
      argument: ['ID', ID],
      flags: {},
      examples: [
        {
          text: 'Delete a project without being asked',
          line: 'projects delete 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      path: (id) => `/groups/${segment(id)}`,
      done: (id) => `Project '${id}' deleted`,
      refused: 'Project not deleted',
    }),
    projectApiKeys,
    serviceAccounts(projectScope),
    projectUsers,
    projectTeams,
    invitations(projectScope),
    projectSettings,
  ],
};
