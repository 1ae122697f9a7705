import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { list, requiredList, requiredText, text } from '../kit/flags.js';
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
import { pageTable, rowTable, said } from '../views.js';
import { apiKeyAccessLists } from './api-key-access-lists.js';
import { factCommands, factFlags, factOperations, makeKey } from './api-key-facts.js';

const columns: readonly Column<Atlas.ApiKeyUserDetails>[] = [
  ['ID', ({ id }) => id],
  ['DESCRIPTION', ({ desc }) => desc],
  ['PUBLIC KEY', ({ publicKey }) => publicKey],
  ['PRIVATE KEY', ({ privateKey }) => privateKey],
];

const ID = 'ID of the API key.';
const ORGANIZATION_ROLES =
  'Role in the organization: ORG_OWNER, ORG_MEMBER, ORG_GROUP_CREATOR, ORG_BILLING_ADMIN, ORG_READ_ONLY or another.';

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
      aliases: ['get'],
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
    defineCommand({
      name: 'create',
      summary: 'Create an API key. Its private key is shown only now.',
      operations: ['createOrgApiKey', ...factOperations],
      flags: {
        ...inOrganization,
        ...output,
        desc: requiredText('What the key is for.'),
        role: requiredList(ORGANIZATION_ROLES, { placeholder: 'role' }),
        ...factFlags,
      },
      examples: [
        {
          text: 'Create an API key with one role',
          line: 'organizations apiKeys create --desc "CI" --role ORG_READ_ONLY --orgId 5a1b39eec902201990f12345',
        },
      ],
      async run(context) {
        const { desc, role } = context.flags;
        const orgId = organizationId(context);
        await makeKey(context, {
          make: () => context.call('createOrgApiKey', { orgId, body: { desc, roles: role } }),
          organizationId: () => orgId,
        });
      },
    }),
    defineCommand({
      name: 'assign',
      aliases: ['updates', 'update'],
      summary: "Change an API key's description or roles. The roles given replace the present ones.",
      operations: ['updateOrgApiKey'],
      arguments: { apiKeyId: ID },
      flags: {
        ...inOrganization,
        ...output,
        desc: text('What the key is for.'),
        role: list(ORGANIZATION_ROLES, { placeholder: 'role' }),
      },
      examples: [
        {
          text: 'Give an API key other roles',
          line: 'organizations apiKeys assign 5f24084d8dbffa3ad3f21234 --role ORG_MEMBER,ORG_GROUP_CREATOR',
        },
      ],
      async run(context) {
        const { desc, role } = context.flags;
        // Without them the key keeps what it has.
        const body = { desc, roles: role.length > 0 ? role : undefined };
        context.show(
          await context.call('updateOrgApiKey', {
            orgId: organizationId(context),
            apiUserId: context.arguments.apiKeyId,
            body,
          }),
          said(({ id }) => `API Key '${id}' successfully updated.`),
        );
      },
    }),
    ...factCommands,
    defineDelete({
      summary: 'Delete an API key from the organization and all of its projects.',
      operation: 'deleteOrgApiKey',
      argument: ['ID', ID],
      flags: { ...inOrganization },
      examples: [
        {
          text: 'Delete an API key without being asked',
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
