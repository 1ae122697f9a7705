import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import type { Scope } from '../kit/scopes.js';
import { counted, output, paged, pageQuery, segment } from '../kit/shared-flags.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable, said } from '../views.js';
import type { AccessListEntry, PageOf } from '../wire.js';
import { addresses, newEntries } from './access-list-entries.js';
import { EXAMPLE_CLIENT_ID } from './service-account-examples.js';

const columns: readonly Column<AccessListEntry>[] = [
  ['IP ADDRESS', ({ ipAddress }) => ipAddress],
  ['CIDR BLOCK', ({ cidrBlock }) => cidrBlock],
  ['CREATED AT', ({ createdAt }) => tableTime(createdAt)],
];

const account = { clientId: requiredText('Client ID of the service account.', { placeholder: 'id' }) };

/** The commands for the access list of a service account. */
export function serviceAccountAccessLists(scope: Scope): CommandGroup {
  const words = `${scope.words} serviceAccounts accessLists`;
  return {
    name: 'accessLists',
    summary: 'The addresses from which a service account may call.',
    commands: [
      defineCommand({
        name: 'list',
        aliases: ['ls'],
        summary: "Show the entries of a service account's access list.",
        arguments: { clientId: 'Client ID of the service account.' },
        flags: { ...scope.flags, ...output, ...paged, ...counted },
        examples: [{ text: 'Show the entries', line: `${words} list ${EXAMPLE_CLIENT_ID}` }],
        async run(context) {
          const path = `${scope.path(context)}/serviceAccounts/${segment(context.arguments.clientId)}/accessList`;
          const query = pageQuery(context.flags);
          context.show(
            await connect(context).request<PageOf<AccessListEntry>>('GET', path, { query }),
            pageTable(columns),
          );
        },
      }),
      defineCommand({
        name: 'create',
        summary: "Add entries to a service account's access list.",
        flags: { ...scope.flags, ...output, ...account, ...addresses },
        examples: [
          {
            text: 'Let it call from this machine and a block',
            line: `${words} create --clientId ${EXAMPLE_CLIENT_ID} --currentIp --cidr 198.51.100.0/24`,
          },
        ],
        async run(context) {
          const path = `${scope.path(context)}/serviceAccounts/${segment(context.flags.clientId)}/accessList`;
          const api = connect(context);
          const body = await newEntries(api, context.flags);
          context.show(
            await api.request('POST', path, { body }),
            said(() => 'Created new access list entry(s).'),
          );
        },
      }),
      defineDelete({
        summary: "Delete an entry of a service account's access list.",
        argument: ['entry', 'The address or CIDR block.'],
        flags: { ...scope.flags, ...account },
        examples: [
          {
            text: 'Delete a block',
            line: `${words} delete 198.51.100.0/24 --clientId ${EXAMPLE_CLIENT_ID} --force`,
          },
        ],
        path: (entry, context) =>
          `${scope.path(context)}/serviceAccounts/${segment(context.flags.clientId)}/accessList/${segment(entry)}`,
        done: (entry) => `Access list entry '${entry}' deleted`,
        refused: 'Access list entry not deleted',
      }),
    ],
  };
}
