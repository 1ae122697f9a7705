import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
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
  segment,
} from '../kit/shared-flags.js';
import { namedColumns, pageTable, rowTable, said } from '../views.js';
import type { Named, PageOf } from '../wire.js';
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
      role: 'Organization Member',
      flags: { ...inOrganization, ...output, ...paged, ...counted, ...compacted },
      examples: [
        { text: 'Show the teams of an organization', line: 'teams list --orgId 5a1b39eec902201990f12345' },
      ],
      async run(context) {
        const path = `/orgs/${organizationId(context)}/teams`;
        const query = pageQuery(context.flags);
        context.show(
          await connect(context).request<PageOf<Named>>('GET', path, { query }),
          pageTable(namedColumns),
        );
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: 'Show one team, named by its ID or its name.',
      role: 'Organization Member',
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
        const base = `/orgs/${organizationId(context)}/teams`;
        const path = id ? `${base}/${segment(id)}` : `${base}/byName/${segment(name ?? '')}`;
        context.show(await connect(context).request<Named>('GET', path), rowTable(namedColumns));
      },
    }),
    defineCommand({
      name: 'create',
      summary: 'Create a team of people who are in the organization.',
      role: 'Organization Owner',
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
        const path = `/orgs/${organizationId(context)}/teams`;
        const body = { name: context.arguments.name, usernames: context.flags.username };
        context.show(
          await connect(context).request<Named>('POST', path, { body }),
          said(({ name }) => `Team '${name}' created.`),
        );
      },
    }),
    defineCommand({
      name: 'rename',
      aliases: ['update'],
      summary: 'Rename a team.',
      role: 'Organization Owner',
      arguments: { newName: 'The new name.' },
      flags: { ...inOrganization, ...output, teamId: requiredText('ID of the team.', { placeholder: 'id' }) },
      examples: [{ text: 'Rename a team', line: `teams rename Invoicing --teamId ${EXAMPLE}` }],
      async run(context) {
        const path = `/orgs/${organizationId(context)}/teams/${segment(context.flags.teamId)}`;
        const body = { name: context.arguments.newName };
        context.show(
          await connect(context).request<Named>('PATCH', path, { body }),
          said(({ name }) => `Team '${name}' updated.`),
        );
      },
    }),
    defineDelete({
      summary: 'Delete a team. Its people stay in the organization.',
      role: 'Organization User Admin',
      argument: ['teamId', 'ID of the team.'],
      flags: { ...inOrganization },
      examples: [{ text: 'Delete a team without being asked', line: `teams delete ${EXAMPLE} --force` }],
      path: (id, context) => `/orgs/${organizationId(context)}/teams/${segment(id)}`,
      done: (id) => `Team '${id}' deleted`,
      refused: 'Team not deleted',
    }),
    teamUsers,
  ],
};
