import type { Atlas } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { text, toggle } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { counted, inProject, output, paged, pageQuery, projectId } from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, rowTable, said } from '../views.js';
import { currentAddress } from './access-list-entries.js';

type NetworkEntry = Atlas.NetworkPermissionEntry;

const columns = (groupHeading: string): readonly Column<NetworkEntry>[] => [
  ['CIDR BLOCK', ({ cidrBlock }) => cidrBlock],
  [groupHeading, ({ awsSecurityGroup }) => awsSecurityGroup],
];

const TYPES = ['ipAddress', 'cidrBlock', 'awsSecurityGroup'];
const ENTRY = 'The address, CIDR block or AWS security group.';

export const accessLists: CommandGroup = {
  name: 'accessLists',
  aliases: ['whitelists', 'whitelist'],
  summary:
    'IP access list of a project, for its clusters. For IP access lists of API keys see "organizations apiKeys accessLists".',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: "Show the entries of a project's access list.",
      operations: ['listGroupAccessListEntries'],
      flags: { ...inProject, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the entries',
          line: 'accessLists list --projectId 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listGroupAccessListEntries', {
            groupId: projectId(context),
            ...pageQuery(context.flags),
          }),
          pageTable(columns('AWS SECURITY GROUP')),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: "Show one entry of a project's access list.",
      operations: ['getGroupAccessListEntry'],
      arguments: { entry: ENTRY },
      flags: { ...inProject, ...output },
      examples: [{ text: 'Show an entry', line: 'accessLists describe 192.0.2.10 --output json' }],
      async run(context) {
        const entryValue = context.arguments.entry;
        context.show(
          await context.call('getGroupAccessListEntry', { groupId: projectId(context), entryValue }),
          rowTable(columns('SECURITY GROUP')),
        );
      },
    }),
    defineCommand({
      name: 'create',
      summary: "Add an entry to a project's access list.",
      operations: ['createGroupAccessListEntry', 'getIpInfo'],
      arguments: { 'entry?': ENTRY },
      flags: {
        ...inProject,
        ...output,
        comment: text('What the entry is for.'),
        currentIp: toggle('The IP address of this machine, as the server sees it.'),
        deleteAfter: text('When the entry is deleted (ISO 8601).', { placeholder: 'time' }),
        type: text(`What the entry is: ${TYPES.join(', ')}.`, {
          placeholder: 'type',
          fallback: 'ipAddress',
          values: TYPES,
        }),
      },
      examples: [
        { text: 'Add an address', line: 'accessLists create 192.0.2.10 --comment office' },
        { text: 'Add this machine', line: 'accessLists create --currentIp' },
        { text: 'Add a block', line: 'accessLists create 198.51.100.0/24 --type cidrBlock' },
      ],
      async run(context) {
        const { comment, currentIp, deleteAfter, type = 'ipAddress' } = context.flags;
        const { entry } = context.arguments;
        if (!TYPES.includes(type))
          throw new CommandError(`--type: ${JSON.stringify(type)} is none of ${TYPES.join(', ')}`);
        if (currentIp && type !== 'ipAddress')
          throw new CommandError('--currentIp goes with --type ipAddress only');
        if (currentIp && entry !== undefined)
          throw new CommandError('--currentIp leaves no room for another entry');
        if (!currentIp && entry === undefined)
          throw new CommandError('an entry or --currentIp must be given');
        const groupId = projectId(context);
        const value = entry ?? (await currentAddress(context));
        const body = [given({ [type]: value, comment, deleteAfterDate: deleteAfter })];
        context.show(
          await context.call('createGroupAccessListEntry', { groupId, body }),
          said(() => 'Created a new IP access list.'),
        );
      },
    }),
    defineDelete({
      summary: "Delete an entry of a project's access list.",
      operation: 'deleteGroupAccessListEntry',
      argument: ['entry', ENTRY],
      flags: { ...inProject },
      examples: [
        { text: 'Delete an entry without confirmation', line: 'accessLists delete 192.0.2.10 --force' },
      ],
      input: (entryValue, context) => ({ groupId: projectId(context), entryValue }),
      done: (entry) => `Project access list entry '${entry}' deleted`,
      refused: 'Project access list entry not deleted',
    }),
  ],
};
