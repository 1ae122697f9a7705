import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { text, toggle } from '../kit/flags.js';
import { counted, inProject, output, paged, pageQuery, projectId, segment } from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, rowTable, said } from '../views.js';
import type { PageOf } from '../wire.js';
import { currentAddress } from './access-list-entries.js';

interface NetworkEntry {
  readonly cidrBlock?: string;
  readonly awsSecurityGroup?: string;
}

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
    'The addresses from which the clusters of a project may be reached. Access lists of API keys are under "organizations apiKeys accessLists".',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: "Show the entries of a project's access list.",
      role: 'Organization Member',
      flags: { ...inProject, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the entries',
          line: 'accessLists list --projectId 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        const path = `/groups/${projectId(context)}/accessList`;
        const query = pageQuery(context.flags);
        context.show(
          await connect(context).request<PageOf<NetworkEntry>>('GET', path, { query }),
          pageTable(columns('AWS SECURITY GROUP')),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: "Show one entry of a project's access list.",
      role: 'Organization Member',
      arguments: { entry: ENTRY },
      flags: { ...inProject, ...output },
      examples: [{ text: 'Show an entry', line: 'accessLists describe 192.0.2.10 --output json' }],
      async run(context) {
        const path = `/groups/${projectId(context)}/accessList/${segment(context.arguments.entry)}`;
        context.show(
          await connect(context).request<NetworkEntry>('GET', path),
          rowTable(columns('SECURITY GROUP')),
        );
      },
    }),
    defineCommand({
      name: 'create',
      summary: "Add an entry to a project's access list.",
      role: 'Read Write',
      arguments: { 'entry?': ENTRY },
      flags: {
        ...inProject,
        ...output,
        comment: text('What the entry is for.'),
        currentIp: toggle('The address from which the server sees this machine call.'),
        deleteAfter: text('When the entry goes, in ISO 8601.', { placeholder: 'time' }),
        type: text(`What the entry is: ${TYPES.join(', ')}.`, {
          placeholder: 'type',
          fallback: 'ipAddress',
          choices: TYPES,
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
        const path = `/groups/${projectId(context)}/accessList`;
        const api = connect(context);
        const value = entry ?? (await currentAddress(api));
        const body = [{ [type]: value, comment, deleteAfterDate: deleteAfter }];
        context.show(
          await api.request('POST', path, { body }),
          said(() => 'Created a new IP access list.'),
        );
      },
    }),
    defineDelete({
      summary: "Delete an entry of a project's access list.",
      role: 'Read Write',
      argument: ['entry', ENTRY],
      flags: { ...inProject },
      examples: [
        { text: 'Delete an entry without being asked', line: 'accessLists delete 192.0.2.10 --force' },
      ],
      path: (entry, context) => `/groups/${projectId(context)}/accessList/${segment(entry)}`,
      done: (entry) => `Project access list entry '${entry}' deleted`,
      refused: 'Project access list entry not deleted',
    }),
  ],
};
