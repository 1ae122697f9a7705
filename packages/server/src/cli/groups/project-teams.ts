import type { Atlas } from '@sallyport/client';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredList } from '../kit/flags.js';
import { PROJECT_ROLE_VALUES } from '../kit/role-values.js';
import { counted, inProject, output, paged, pageQuery, projectId } from '../kit/shared-flags.js';
import type { Column } from '../output/table.js';
import { pageTable, said } from '../views.js';

const columns: readonly Column<Atlas.TeamRole>[] = [['ID', ({ teamId }) => teamId]];

const TEAM_ID = 'ID of the team.';
const role = {
  role: requiredList('Role of the team in the project.', {
    placeholder: 'role',
    values: PROJECT_ROLE_VALUES,
  }),
};
const EXAMPLE = '5dd58c647a3e5a6c5bce46c7';

export const projectTeams: CommandGroup = {
  name: 'teams',
  summary: 'Teams with roles in a project.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the teams that have roles in a project.',
      operations: ['listGroupTeams'],
      flags: { ...inProject, ...output, ...paged, ...counted },
      examples: [
        {
          text: 'Show the teams of a project',
          line: 'projects teams list --projectId 5e2211c17a3e5a48f5497de3',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listGroupTeams', { groupId: projectId(context), ...pageQuery(context.flags) }),
          pageTable(columns),
        );
      },
    }),
    defineCommand({
      name: 'add',
      summary: 'Assign a team of the organization to a project.',
      operations: ['addGroupTeams'],
      arguments: { teamId: TEAM_ID },
      flags: { ...inProject, ...output, ...role },
      examples: [
        {
          text: 'Give a team read access to a project',
          line: `projects teams add ${EXAMPLE} --role GROUP_READ_ONLY`,
        },
      ],
      async run(context) {
        const body = [{ teamId: context.arguments.teamId, roleNames: context.flags.role }];
        context.show(
          await context.call('addGroupTeams', { groupId: projectId(context), body }),
          said(() => 'Team added to the project.'),
        );
      },
    }),
    defineCommand({
      name: 'update',
      aliases: ['updates'],
      summary: "Replace a team's roles in a project.",
      operations: ['updateGroupTeam'],
      arguments: { teamId: TEAM_ID },
      flags: { ...inProject, ...output, ...role },
      examples: [
        {
          text: 'Make a team owner of a project',
          line: `projects teams update ${EXAMPLE} --role GROUP_OWNER`,
        },
      ],
      async run(context) {
        const { teamId } = context.arguments;
        const body = { roleNames: context.flags.role };
        context.show(
          await context.call('updateGroupTeam', { groupId: projectId(context), teamId, body }),
          said(() => "Team's roles updated."),
        );
      },
    }),
    defineDelete({
      summary: 'Remove a team from a project. It stays in the organization.',
      operation: 'removeGroupTeam',
      argument: ['teamId', TEAM_ID],
      flags: { ...inProject },
      examples: [
        { text: 'Remove a team, without confirmation', line: `projects teams delete ${EXAMPLE} --force` },
      ],
      input: (teamId, context) => ({ groupId: projectId(context), teamId }),
      done: (id) => `Team '${id}' deleted`,
      refused: 'Team not deleted',
    }),
  ],
};
