import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredList, requiredText } from '../kit/flags.js';
import {
  compacted,
  counted,
  inProject,
  output,
  paged,
  pageQuery,
  projectId,
  segment,
} from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { newApiKey, pageTable, said } from '../views.js';
import type { ApiKey, PageOf } from '../wire.js';

const columns: readonly Column<ApiKey>[] = [
  ['ID', ({ id }) => id],
  ['PUBLIC KEY', ({ publicKey }) => publicKey],
  ['DESCRIPTION', ({ desc }) => desc],
];

const ID = 'ID of the API key.';
const role = {
  role: requiredList(
    'Role in the project: GROUP_OWNER, GROUP_READ_ONLY, GROUP_CLUSTER_MANAGER, GROUP_DATA_ACCESS_READ_ONLY or another.',
    { placeholder: 'role' },
  ),
};

export const projectApiKeys: CommandGroup = {
  name: 'apiKeys',
  summary: 'API keys with roles in a project.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the API keys that have roles in a project.',
      role: 'Project User Admin',
      flags: { ...inProject, ...output, ...paged, ...counted, ...compacted },
      examples: [
        {
          text: 'Show the API keys of a project as JSON',
          line: 'projects apiKeys list --projectId 5e2211c17a3e5a48f5497de3 --output json',
        },
      ],
      async run(context) {
        const path = `/groups/${projectId(context)}/apiKeys`;
        const query = pageQuery(context.flags);
        context.show(
          await connect(context).request<PageOf<ApiKey>>('GET', path, { query }),
          pageTable(columns),
        );
      },
    }),
    defineCommand({
      name: 'create',
      summary:
        "Create an API key in the project's organization with roles in the project. Its private key is shown only now.",
      role: 'Project User Admin',
      flags: { ...inProject, ...output, desc: requiredText('What the key is for.'), ...role },
      examples: [
        {
          text: 'Create an API key for a project',
          line: 'projects apiKeys create --desc "Deploys" --role GROUP_OWNER --projectId 5e2211c17a3e5a48f5497de3',
        },
      ],
      async run(context) {
        const path = `/groups/${projectId(context)}/apiKeys`;
        const body = { desc: context.flags.desc, roles: context.flags.role };
        context.show(await connect(context).request<ApiKey>('POST', path, { body }), newApiKey);
      },
    }),
    defineCommand({
      name: 'assign',
      aliases: ['update', 'updates'],
      summary: 'Give an API key of the organization roles in a project. They replace those it has there.',
      role: 'Project User Admin',
      arguments: { ID },
      flags: { ...inProject, ...output, ...role },
      examples: [
        {
          text: 'Let an API key read a project',
          line: 'projects apiKeys assign 5f24084d8dbffa3ad3f21234 --projectId 5e2211c17a3e5a48f5497de3 --role GROUP_READ_ONLY',
        },
      ],
      async run(context) {
        const path = `/groups/${projectId(context)}/apiKeys/${segment(context.arguments.ID)}`;
        const body = { roles: context.flags.role };
        context.show(
          await connect(context).request<ApiKey>('PATCH', path, { body }),
          said(() => 'API Key successfully assigned.'),
        );
      },
    }),
    defineDelete({
      summary: 'Take an API key out of a project; it stays in the organization.',
      role: 'Project User Admin',
      argument: ['ID', ID],
      flags: { ...inProject },
      examples: [
        {
          text: 'Take an API key out of a project without being asked',
          line: 'projects apiKeys delete 5f24084d8dbffa3ad3f21234 --projectId 5e2211c17a3e5a48f5497de3 --force',
        },
      ],
      path: (id, context) => `/groups/${projectId(context)}/apiKeys/${segment(id)}`,
      done: (id) => `API Key '${id}' deleted`,
      refused: 'APIKey not deleted',
    }),
  ],
};
