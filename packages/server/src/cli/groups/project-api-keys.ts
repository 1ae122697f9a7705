import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { compacted, counted, inProject, output, paged, pageQuery, projectId } from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, said } from '../views.js';
import { createProjectKey, projectRole } from './make-api-keys.js';

const columns: readonly Column<Atlas.ApiKeyUserDetails>[] = [
  ['ID', ({ id }) => id],
  ['PUBLIC KEY', ({ publicKey }) => publicKey],
  ['DESCRIPTION', ({ desc }) => desc],
];

const ID = 'ID of the API key.';
export const projectApiKeys: CommandGroup = {
  name: 'apiKeys',
  summary: 'API keys with roles in a project.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the API keys that have roles in a project.',
      operations: ['listGroupApiKeys'],
      flags: { ...inProject, ...output, ...paged, ...counted, ...compacted },
      examples: [
        {
          text: 'Show the API keys of a project as JSON',
          line: 'projects apiKeys list --projectId 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listGroupApiKeys', {
            groupId: projectId(context),
            ...pageQuery(context.flags),
          }),
          pageTable(columns),
        );
      },
    }),
    createProjectKey,
    defineCommand({
      name: 'assign',
      aliases: ['update', 'updates'],
      summary:
        'Assign an API key of the organization to a project. The roles replace its current roles in the project.',
      operations: ['updateGroupApiKeyRoles'],
      arguments: { ID },
      flags: { ...inProject, ...output, ...projectRole },
      examples: [
        {
          text: 'Give an API key read access to a project',
          line: 'projects apiKeys assign 5f24084d8dbffa3ad3f21234 --projectId 5e2211c17a3e5a48f5497de3 --role GROUP_READ_ONLY',
        },
      ],
      async run(context) {
        const body = { roles: context.flags.role };
        context.show(
          await context.call('updateGroupApiKeyRoles', {
            groupId: projectId(context),
            apiUserId: context.arguments.ID,
            body,
          }),
          said(() => 'API Key successfully assigned.'),
        );
      },
    }),
    defineDelete({
      summary: 'Remove an API key from a project. It stays in the organization.',
      operation: 'removeGroupApiKey',
      argument: ['ID', ID],
      flags: { ...inProject },
      examples: [
        {
          text: 'Remove an API key from a project, without confirmation',
          line: 'projects apiKeys delete 5f24084d8dbffa3ad3f21234 --projectId 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      input: (apiUserId, context) => ({ groupId: projectId(context), apiUserId }),
      done: (id) => `API Key '${id}' deleted`,
      refused: 'APIKey not deleted',
    }),
  ],
};
