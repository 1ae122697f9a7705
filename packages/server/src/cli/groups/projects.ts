import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import { readJsonFile } from '../kit/read-json-file.js';
import { projectScope } from '../kit/scopes.js';
import { counted, inOrganization, organizationId, output, paged, pageQuery } from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable, said } from '../views.js';
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
  summary: 'Projects, and their API keys, service accounts, users and teams.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the projects that you have access to, or those of one organization.',
      operations: ['listGroups', 'getOrgGroups'],
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
        const page = pageQuery(flags);
        // The profile's organization does not narrow the list, as with the Atlas CLI.
        const found = flags.orgId
          ? await context.call('getOrgGroups', { orgId: organizationId(context), ...page })
          : await context.call('listGroups', page);
        context.show(found, pageTable(namedColumns));
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['show', 'get'],
      summary: 'Show one project.',
      operations: ['getGroup'],
      arguments: { ID },
      flags: { ...output },
      examples: [
        { text: 'Show a project', line: 'projects describe 5e2211c17a3e5a48f5497de3 --output json' },
      ],
      async run(context) {
        context.show(
          await context.call('getGroup', { groupId: context.arguments.ID }),
          rowTable(namedColumns),
        );
      },
    }),
    createProject,
    defineCommand({
      name: 'update',
      aliases: ['updates'],
      summary: 'Change the name or the tags of a project.',
      operations: ['updateGroup'],
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
        // What the file says is for the server to check.
        const body = readJsonFile(context.flags.file) as Atlas.GroupUpdate;
        context.show(
          await context.call('updateGroup', { groupId: context.arguments.ID, body }),
          said(({ id }) => `Project '${id}' updated.`),
        );
      },
    }),
    defineDelete({
      summary: 'Delete a project.',
      operation: 'deleteGroup',
      argument: ['ID', ID],
      flags: {},
      examples: [
        {
          text: 'Delete a project without confirmation',
          line: 'projects delete 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      input: (groupId) => ({ groupId }),
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
