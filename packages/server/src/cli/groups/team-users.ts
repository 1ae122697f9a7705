import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredText } from '../kit/flags.js';
import { compacted, inOrganization, organizationId, output } from '../kit/shared-flags.js';
import { pageTable, personColumnsWithEmail, said } from '../views.js';

const team = { teamId: requiredText('ID of the team.', { placeholder: 'id' }) };
const EXAMPLE_TEAM = '--teamId 5dd58c647a3e5a6c5bce46c7';
const EXAMPLE_USER = '5e44445ef10fab20b49c0f31';

export const teamUsers: CommandGroup = {
  name: 'users',
  summary: 'Users of a team.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the users of a team.',
      operations: ['listOrgTeamUsers'],
      flags: { ...inOrganization, ...output, ...team, ...compacted },
      examples: [{ text: 'Show the users of a team', line: `teams users list ${EXAMPLE_TEAM}` }],
      async run(context) {
        context.show(
          await context.call('listOrgTeamUsers', {
            orgId: organizationId(context),
            teamId: context.flags.teamId,
          }),
          pageTable(personColumnsWithEmail),
        );
      },
    }),
    defineCommand({
      name: 'add',
      summary: 'Add users of the organization to a team.',
      operations: ['addOrgTeamUsers'],
      arguments: { 'userId...': 'ID of a user.' },
      flags: { ...inOrganization, ...output, ...team },
      examples: [{ text: 'Add a user to a team', line: `teams users add ${EXAMPLE_USER} ${EXAMPLE_TEAM}` }],
      async run(context) {
        const body = context.arguments.userId.map((id) => ({ id }));
        context.show(
          await context.call('addOrgTeamUsers', {
            orgId: organizationId(context),
            teamId: context.flags.teamId,
            body,
          }),
          said(() => 'User(s) added to the team.'),
        );
      },
    }),
    defineDelete({
      summary: 'Remove a user from a team.',
      operation: 'removeOrgTeamUser',
      argument: ['userId', 'ID of the user.'],
      flags: { ...inOrganization, ...team },
      examples: [
        {
          text: 'Remove a user, without confirmation',
          line: `teams users delete ${EXAMPLE_USER} ${EXAMPLE_TEAM} --force`,
        },
      ],
      input: (id, context) => ({
        orgId: organizationId(context),
        teamId: context.flags.teamId,
        body: { id },
      }),
      done: (id) => `User '${id}' deleted from the team`,
      refused: 'User not deleted',
    }),
  ],
};
