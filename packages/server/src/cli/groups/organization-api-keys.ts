import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import {
  compacted,
  counted,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
} from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, rowTable } from '../views.js';
import { apiKeyAccessLists } from './api-key-access-lists.js';
import { changeOrganizationKey, createOrganizationKey } from './make-api-keys.js';

const columns: readonly Column<Atlas.ApiKeyUserDetails>[] = [
  ['ID', ({ id }) => id],
  ['DESCRIPTION', ({ desc }) => desc],
  ['PUBLIC KEY', ({ publicKey }) => publicKey],
  ['PRIVATE KEY', ({ privateKey }) => privateKey],
];

const ID = 'ID of the API key.';
export const organizationApiKeys: CommandGroup = {
  name: 'apiKeys',
  summary: 'API keys of an organization.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the API keys of an organization.',
      operations: ['listOrgApiKeys'],
      flags: { ...inOrganization, ...output, ...paged, ...counted, ...compacted },
      examples: [
        {
          text: 'Show the API keys of an organization as JSON',
          line: 'organizations apiKeys list --orgId 5a1b39eec902201990f12345 --output json',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listOrgApiKeys', {
            orgId: organizationId(context),
            ...pageQuery(context.flags),
          }),
          pageTable(columns),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get', 'show'],
      summary: 'Show one API key of an organization.',
      operations: ['getOrgApiKey'],
      arguments: { ID },
      flags: { ...inOrganization, ...output },
      examples: [
        { text: 'Show an API key', line: 'organizations apiKeys describe 5f24084d8dbffa3ad3f21234' },
      ],
      async run(context) {
        const input = { orgId: organizationId(context), apiUserId: context.arguments.ID };
        context.show(await context.call('getOrgApiKey', input), rowTable(columns));
      },
    }),
    createOrganizationKey,
    ...changeOrganizationKey,
    defineDelete({
      summary: 'Delete an API key from the organization and all of its projects.',
      operation: 'deleteOrgApiKey',
      argument: ['ID', ID],
      flags: { ...inOrganization },
      examples: [
        {
          text: 'Delete an API key without confirmation',
          line: 'organizations apiKeys delete 5f24084d8dbffa3ad3f21234 --force',
        },
      ],
      input: (apiUserId, context) => ({ orgId: organizationId(context), apiUserId }),
      done: (id) => `API Key '${id}' deleted`,
      refused: 'API Key not deleted',
    }),
    apiKeyAccessLists,
  ],
};
