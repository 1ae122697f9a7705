import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { requiredList } from '../kit/flags.js';
import {
  inOrganization,
  inProject,
  organizationId,
  output,
  paged,
  pageQuery,
  projectId,
  segment,
} from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, said } from '../views.js';
import type { PageOf, ServiceAccount } from '../wire.js';
import { EXAMPLE_CLIENT_ID } from './service-account-examples.js';

interface AssignedProject {
  readonly groupId: string;
  readonly roles?: readonly string[];
}

const columns: readonly Column<AssignedProject>[] = [
  ['PROJECT ID', ({ groupId }) => groupId],
  ['ROLES', ({ roles = [] }) => roles.join(', ')],
];

const CLIENT_ID = 'Client ID of the service account.';
const role = { role: requiredList('Role in the project, such as GROUP_READ_ONLY.', { placeholder: 'role' }) };

/** Assigning is a call to the project, whichever command says it. */
function assign(words: string) {
  return defineCommand({
    name: 'assign',
    summary: 'Give a service account of the organization roles in a project.',
    arguments: { clientId: CLIENT_ID },
    flags: { ...inProject, ...output, ...role },
    examples: [
      {
        text: 'Let an account read a project',
        line: `${words} ${EXAMPLE_CLIENT_ID} --projectId 5e2211c17a3e5a48f5497de3 --role GROUP_READ_ONLY`,
      },
    ],
    async run(context) {
      const { arguments: values, flags } = context;
      const path = `/groups/${projectId(context)}/serviceAccounts/${segment(values.clientId)}:invite`;
      context.show(
        await connect(context).request<ServiceAccount>('POST', path, { body: { roles: flags.role } }),
        said(({ clientId }) => `Service account '${clientId}' assigned.`),
      );
    },
  });
}

export const assignServiceAccount = assign('projects serviceAccounts assign');

export const serviceAccountProjects: CommandGroup = {
  name: 'projects',
  summary: 'The projects that a service account is assigned to.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the projects of a service account, with its roles there.',
      arguments: { clientId: CLIENT_ID },
      flags: { ...inOrganization, ...output, ...paged },
      examples: [
        {
          text: 'Show its projects',
          line: `organizations serviceAccounts projects list ${EXAMPLE_CLIENT_ID}`,
        },
      ],
      async run(context) {
        const { arguments: values, flags } = context;
        const path = `/orgs/${organizationId(context)}/serviceAccounts/${segment(values.clientId)}/groups`;
        const query = pageQuery(flags);
        context.show(
          await connect(context).request<PageOf<AssignedProject>>('GET', path, { query }),
          pageTable(columns),
        );
      },
    }),
    assign('organizations serviceAccounts projects assign'),
  ],
};
