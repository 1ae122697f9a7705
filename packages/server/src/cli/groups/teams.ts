import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { requiredList, requiredText, text } from '../kit/flags.js';
import {
  compacted,
  counted,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
} from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable, said } from '../views.js';
import { teamUsers } from './team-users.js';

const EXAMPLE = '5dd58c647a3e5a6c5bce46c7';

export const teams: CommandGroup = {
  name: 'teams',
  summary: 'Teams of an organization.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the teams of an organization.',
      operations: ['listOrgTeams'],
      flags: { ...inOrganization, ...output, ...paged, ...counted, ...compacted },
      examples: [
        { text: 'Show the teams of an organization', line: 'teams list --orgId 5a1b39eec902201990f12345' },
      ],
      async run(context) {
        context.show(
          await context.call('listOrgTeams', { orgId: organizationId(context), ...pageQuery(context.flags) }),
          pageTable(namedColumns),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: 'Show one team, by its ID or name.',
      operations: ['getOrgTeam', 'getOrgTeamByName'],
      flags: {
        ...inOrganization,
        ...output,
        id: text('ID of the team.', { placeholder: 'id' }),
        name: text('Name of the team.', { placeholder: 'name' }),
      },
      examples: [{ text: 'Show a team by its name', line: 'teams describe --name Billing' }],
      async run(context) {
        const { id, name } = context.flags;
        if (!id === !name) throw new CommandError('one of --id and --name must be set');
        const orgId = organizationId(context);
        const team = id
          ? await context.call('getOrgTeam', { orgId, teamId: id })
          : await context.call('getOrgTeamByName', { orgId, teamName: name ?? '' });
        context.show(team, rowTable(namedColumns));
      },
    }),
    defineCommand({
      name: 'create',
      summary: 'Create a team of users of the organization.',
      operations: ['createOrgTeam'],
      arguments: { name: 'Name of the team.' },
      flags: {
        ...inOrganization,
        ...output,
        username: requiredList('User name of a member.', { placeholder: 'address' }),
      },
      examples: [
        {
          text: 'Create a team of two',
          line: 'teams create Billing --username ada@example.com,bob@example.com',
        },
      ],
      async run(context) {
        const body = { name: context.arguments.name, usernames: context.flags.username };
        context.show(
          await context.call('createOrgTeam', { orgId: organizationId(context), body }),
          said(({ name }) => `Team '${name}' created.`),
        );
      },
    }),
    defineCommand({
      name: 'rename',
      aliases: ['update'],
      summary: 'Rename a team.',
      operations: ['renameOrgTeam'],
      arguments: { newName: 'The new name.' },
      flags: { ...inOrganization, ...output, teamId: requiredText('ID of the team.', { placeholder: 'id' }) },
      examples: [{ text: 'Rename a team', line: `teams rename Invoicing --teamId ${EXAMPLE}` }],
      async run(context) {
        const body = { name: context.arguments.newName };
        context.show(
          await context.call('renameOrgTeam', {
            orgId: organizationId(context),
            teamId: context.flags.teamId,
            body,
          }),
          said(({ name }) => `Team '${name}' updated.`),
        );
      },
    }),
    defineDelete({
      summary: 'Delete a team. Its users stay in the organization.',
      operation: 'deleteOrgTeam',
      argument: ['teamId', 'ID of the team.'],
      flags: { ...inOrganization },
      examples: [{ text: 'Delete a team without confirmation', line: `teams delete ${EXAMPLE} --force` }],
      input: (teamId, context) => ({ orgId: organizationId(context), teamId }),
      done: (id) => `Team '${id}' deleted`,
      refused: 'Team not deleted',
    }),
    teamUsers,
  ],
};
