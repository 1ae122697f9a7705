import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { requiredList } from '../kit/flags.js';
import { PROJECT_ROLE_VALUES } from '../kit/role-values.js';
import {
  inOrganization,
  inProject,
  organizationId,
  output,
  paged,
  pageQuery,
  projectId,
} from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, said } from '../views.js';
import { EXAMPLE_CLIENT_ID } from './service-account-help.js';

const columns: readonly Column<Atlas.ServiceAccountGroup>[] = [
  ['PROJECT ID', ({ groupId }) => groupId],
  ['ROLES', ({ roles }) => roles.join(', ')],
];

const CLIENT_ID = 'Client ID of the service account.';
const role = {
  role: requiredList('Role in the project, such as GROUP_READ_ONLY.', {
    placeholder: 'role',
    values: PROJECT_ROLE_VALUES,
  }),
};

/** Assigning is a call to the project, whichever command says it. */
function assign(words: string) {
  return defineCommand({
    name: 'assign',
    summary: 'Assign a service account of the organization to a project.',
    operations: ['inviteGroupServiceAccount'],
    arguments: { clientId: CLIENT_ID },
    flags: { ...inProject, ...output, ...role },
    examples: [
      {
        text: 'Give a service account read access to a project',
        line: `${words} ${EXAMPLE_CLIENT_ID} --projectId 5e2211c17a3e5a48f5497de3 --role GROUP_READ_ONLY`,
      },
    ],
    async run(context) {
      const { clientId } = context.arguments;
      const body = { roles: context.flags.role };
      context.show(
        await context.call('inviteGroupServiceAccount', { groupId: projectId(context), clientId, body }),
        said(({ clientId: assigned }) => `Service account '${assigned}' assigned.`),
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
      summary: 'Show the projects of a service account, and its roles in them.',
      operations: ['getOrgServiceAccountGroups'],
      arguments: { clientId: CLIENT_ID },
      flags: { ...inOrganization, ...output, ...paged },
      examples: [
        {
          text: 'Show its projects',
          line: `organizations serviceAccounts projects list ${EXAMPLE_CLIENT_ID}`,
        },
      ],
      async run(context) {
        const { clientId } = context.arguments;
        context.show(
          await context.call('getOrgServiceAccountGroups', {
            orgId: organizationId(context),
            clientId,
            ...pageQuery(context.flags),
          }),
          pageTable(columns),
        );
      },
    }),
    assign('organizations serviceAccounts projects assign'),
  ],
};
