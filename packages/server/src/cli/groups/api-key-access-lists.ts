import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import {
  counted,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
  segment,
} from '../kit/shared-flags.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable, said } from '../views.js';
import type { AccessListEntry, PageOf } from '../wire.js';
import { addresses, newEntries } from './access-list-entries.js';

const columns: readonly Column<AccessListEntry>[] = [
  ['IP ADDRESS', ({ ipAddress }) => ipAddress],
  ['CIDR BLOCK', ({ cidrBlock }) => cidrBlock],
  ['CREATED AT', ({ created }) => tableTime(created)],
];

const apiKey = { apiKey: requiredText('ID of the API key.', { placeholder: 'id' }) };

export const apiKeyAccessLists: CommandGroup = {
  name: 'accessLists',
  aliases: ['whitelists', 'whitelist'],
  summary: 'The addresses from which an API key may call.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: "Show the entries of an API key's access list.",
      role: 'Organization Member',
      arguments: { apiKeyID: 'ID of the API key.' },
      flags: { ...inOrganization, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the entries of an API key',
          line: 'organizations apiKeys accessLists list 5f24084d8dbffa3ad3f21234',
        },
      ],
      async run(context) {
        const path = `/orgs/${organizationId(context)}/apiKeys/${segment(context.arguments.apiKeyID)}/accessList`;
        const query = pageQuery(context.flags);
        context.show(
          await connect(context).request<PageOf<AccessListEntry>>('GET', path, { query }),
          pageTable(columns),
        );
      },
    }),
    defineCommand({
      name: 'create',
      summary: "Add entries to an API key's access list.",
      role: 'Read Write',
      flags: { ...inOrganization, ...output, ...apiKey, ...addresses },
      examples: [
        {
          text: 'Let an API key call from this machine',
          line: 'organizations apiKeys accessLists create --apiKey 5f24084d8dbffa3ad3f21234 --currentIp',
        },
        {
          text: 'Let an API key call from an address and a block',
          line: 'organizations apiKeys accessLists create --apiKey 5f24084d8dbffa3ad3f21234 --ip 192.0.2.10 --cidr 198.51.100.0/24',
        },
      ],
      async run(context) {
        const path = `/orgs/${organizationId(context)}/apiKeys/${segment(context.flags.apiKey)}/accessList`;
        const api = connect(context);
        const body = await newEntries(api, context.flags);
        context.show(
          await api.request('POST', path, { body }),
          said(() => 'Created new access list entry(s).'),
        );
      },
    }),
    defineDelete({
      summary: "Delete an entry of an API key's access list.",
      role: 'Read Write',
      argument: ['entry', 'The address or CIDR block.'],
      flags: { ...inOrganization, ...apiKey },
      examples: [
        {
          text: 'Delete a block',
          line: 'organizations apiKeys accessLists delete 198.51.100.0/24 --apiKey 5f24084d8dbffa3ad3f21234 --force',
        },
      ],
      path: (entry, context) =>
        `/orgs/${organizationId(context)}/apiKeys/${segment(context.flags.apiKey)}/accessList/${segment(entry)}`,
      done: (entry) => `Access list entry '${entry}' deleted`,
      refused: 'Access list entry not deleted',
    }),
  ],
};
