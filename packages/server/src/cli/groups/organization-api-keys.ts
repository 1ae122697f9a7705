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
import { readTime, TIME } from '../kit/time-flag.js';
import type { Column } from '../output/table.js';
import { newApiKey, pageTable, rowTable, said } from '../views.js';
import { apiKeyAccessLists } from './api-key-access-lists.js';

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
      operations: ['createOrgApiKey', 'setOrgApiKeyExpiry'],
      flags: {
        ...inOrganization,
        ...output,
        desc: requiredText('What the key is for.'),
        role: requiredList(ORGANIZATION_ROLES, { placeholder: 'role' }),
        expiresAt: text(`When the key expires; without it, never. ${TIME}`, { placeholder: 'time' }),
      },
      examples: [
        {
          text: 'Create an API key with one role',
          line: 'organizations apiKeys create --desc "CI" --role ORG_READ_ONLY --orgId 5a1b39eec902201990f12345',
        },
      ],
      async run(context) {
        const { desc, role, expiresAt: written } = context.flags;
        const orgId = organizationId(context);
        const expiresAt = written ? readTime('expiresAt', written) : undefined;
        const created = await context.call('createOrgApiKey', { orgId, body: { desc, roles: role } });
        try {
          if (expiresAt !== undefined)
            await context.call('setOrgApiKeyExpiry', { orgId, apiUserId: created.id, body: { expiresAt } });
        } finally {
          // Also where the expiry was refused: the key is there, and nothing shows its private key again.
          context.show(created, newApiKey);
        }
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
    defineCommand({
      name: 'setExpiry',
      summary: 'Say when an API key expires, or that it does not.',
      operations: ['setOrgApiKeyExpiry'],
      arguments: { apiKeyId: ID },
      flags: {
        ...inOrganization,
        ...output,
        expiresAt: requiredText(`When the key expires, or never. ${TIME}`, { placeholder: 'time' }),
      },
      examples: [
        {
          text: 'Let an API key end with the year',
          line: 'organizations apiKeys setExpiry 5f24084d8dbffa3ad3f21234 --expiresAt 2027-01-01T00:00:00Z',
        },
        {
          text: 'Let an API key last',
          line: 'organizations apiKeys setExpiry 5f24084d8dbffa3ad3f21234 --expiresAt never',
        },
      ],
      async run(context) {
        const { expiresAt: written } = context.flags;
        const { apiKeyId } = context.arguments;
        context.show(
          await context.call('setOrgApiKeyExpiry', {
            orgId: organizationId(context),
            apiUserId: apiKeyId,
            body: { expiresAt: written === 'never' ? null : readTime('expiresAt', written) },
          }),
          said(({ expiresAt }) =>
            expiresAt === null
              ? `API Key '${apiKeyId}' does not expire.`
              : `API Key '${apiKeyId}' expires at ${expiresAt}.`,
          ),
        );
      },
    }),
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
