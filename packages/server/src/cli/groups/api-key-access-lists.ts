import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import { counted, inOrganization, organizationId, output, paged, pageQuery } from '../kit/shared-flags.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable, said } from '../views.js';
import { addresses, newEntries } from './access-list-entries.js';

const columns: readonly Column<Atlas.UserAccessListResponse>[] = [
  ['IP ADDRESS', ({ ipAddress }) => ipAddress],
  ['CIDR BLOCK', ({ cidrBlock }) => cidrBlock],
  ['CREATED AT', ({ created }) => tableTime(created)],
];

const apiKey = { apiKey: requiredText('ID of the API key.', { placeholder: 'id' }) };

export const apiKeyAccessLists: CommandGroup = {
  name: 'accessLists',
  aliases: ['whitelists', 'whitelist'],
  summary: 'IP access list of an API key.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: "Show the entries of an API key's access list.",
      operations: ['listOrgApiKeyAccessListEntries'],
      arguments: { apiKeyID: 'ID of the API key.' },
      flags: { ...inOrganization, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the entries of an API key',
          line: 'organizations apiKeys accessLists list 5f24084d8dbffa3ad3f21234',
        },
      ],
      async run(context) {
        const apiUserId = context.arguments.apiKeyID;
        const input = { orgId: organizationId(context), apiUserId, ...pageQuery(context.flags) };
        context.show(await context.call('listOrgApiKeyAccessListEntries', input), pageTable(columns));
      },
    }),
    defineCommand({
      name: 'create',
      summary: "Add entries to an API key's access list.",
      operations: ['createOrgApiKeyAccessListEntry', 'getIpInfo'],
      flags: { ...inOrganization, ...output, ...apiKey, ...addresses },
      examples: [
        {
          text: 'Allow an API key to call from this machine',
          line: 'organizations apiKeys accessLists create --apiKey 5f24084d8dbffa3ad3f21234 --currentIp',
        },
        {
          text: 'Allow an API key to call from an address and a CIDR block',
          line: 'organizations apiKeys accessLists create --apiKey 5f24084d8dbffa3ad3f21234 --ip 192.0.2.10 --cidr 198.51.100.0/24',
        },
      ],
      async run(context) {
        const key = { orgId: organizationId(context), apiUserId: context.flags.apiKey };
        const body = await newEntries(context);
        context.show(
          await context.call('createOrgApiKeyAccessListEntry', { ...key, body }),
          said(() => 'Created new access list entry(s).'),
        );
      },
    }),
    defineDelete({
      summary: "Delete an entry of an API key's access list.",
      operation: 'deleteOrgApiKeyAccessListEntry',
      argument: ['entry', 'The address or CIDR block.'],
      flags: { ...inOrganization, ...apiKey },
      examples: [
        {
          text: 'Delete a block',
          line: 'organizations apiKeys accessLists delete 198.51.100.0/24 --apiKey 5f24084d8dbffa3ad3f21234 --force',
        },
      ],
      input: (ipAddress, context) => ({
        orgId: organizationId(context),
        apiUserId: context.flags.apiKey,
        ipAddress,
      }),
      done: (entry) => `Access list entry '${entry}' deleted`,
      refused: 'Access list entry not deleted',
    }),
  ],
};
