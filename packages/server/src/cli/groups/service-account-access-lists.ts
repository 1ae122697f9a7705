import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import type { Scope } from '../kit/scopes.js';
import { counted, output, paged, pageQuery } from '../kit/shared-flags.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable, said } from '../views.js';
import { addresses, newEntries } from './access-list-entries.js';
import { EXAMPLE_CLIENT_ID } from './service-account-help.js';

const columns: readonly Column<Atlas.ServiceAccountIPAccessListEntry>[] = [
  ['IP ADDRESS', ({ ipAddress }) => ipAddress ?? undefined],
  ['CIDR BLOCK', ({ cidrBlock }) => cidrBlock],
  ['CREATED AT', ({ createdAt }) => tableTime(createdAt)],
];

const account = { clientId: requiredText('Client ID of the service account.', { placeholder: 'id' }) };

/** The commands for the access list of a service account. */
export function serviceAccountAccessLists(scope: Scope): CommandGroup {
  const words = `${scope.words} serviceAccounts accessLists`;
  return {
    name: 'accessLists',
    summary: 'IP access list of a service account.',
    commands: [
      defineCommand({
        name: 'list',
        aliases: ['ls'],
        summary: "Show the entries of a service account's access list.",
        operations: [scope.operation('listOrgServiceAccountAccessList', 'listGroupServiceAccountAccessList')],
        arguments: { clientId: 'Client ID of the service account.' },
        flags: { ...scope.flags, ...output, ...paged, ...counted },
        examples: [{ text: 'Show the entries', line: `${words} list ${EXAMPLE_CLIENT_ID}` }],
        async run(context) {
          const { clientId } = context.arguments;
          const list = scope.operation(
            'listOrgServiceAccountAccessList',
            'listGroupServiceAccountAccessList',
          );
          const input = { ...scope.id(context), clientId, ...pageQuery(context.flags) };
          context.show(await context.call(list, input), pageTable(columns));
        },
      }),
      defineCommand({
        name: 'create',
        summary: "Add entries to a service account's access list.",
        operations: [
          scope.operation('createOrgServiceAccountAccessList', 'createGroupServiceAccountAccessList'),
          'getIpInfo',
        ],
        flags: { ...scope.flags, ...output, ...account, ...addresses },
        examples: [
          {
            text: 'Allow it to call from this machine and a CIDR block',
            line: `${words} create --clientId ${EXAMPLE_CLIENT_ID} --currentIp --cidr 198.51.100.0/24`,
          },
        ],
        async run(context) {
          const account = { ...scope.id(context), clientId: context.flags.clientId };
          const body = await newEntries(context);
          const create = scope.operation(
            'createOrgServiceAccountAccessList',
            'createGroupServiceAccountAccessList',
          );
          context.show(
            await context.call(create, { ...account, body }),
            said(() => 'Created new access list entry(s).'),
          );
        },
      }),
      defineDelete({
        summary: "Delete an entry of a service account's access list.",
        operation: scope.operation(
          'deleteOrgServiceAccountAccessListEntry',
          'deleteGroupServiceAccountAccessListEntry',
        ),
        argument: ['entry', 'The address or CIDR block.'],
        flags: { ...scope.flags, ...account },
        examples: [
          {
            text: 'Delete a block',
            line: `${words} delete 198.51.100.0/24 --clientId ${EXAMPLE_CLIENT_ID} --force`,
          },
        ],
        input: (ipAddress, context) => ({
          ...scope.id(context),
          clientId: context.flags.clientId,
          ipAddress,
        }),
        done: (entry) => `Access list entry '${entry}' deleted`,
        refused: 'Access list entry not deleted',
      }),
    ],
  };
}
