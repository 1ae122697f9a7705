import { type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { compacted, counted, inProject, output, paged, pageQuery, projectId } from '../kit/shared-flags.js';
import { pageTable, personColumns } from '../views.js';

export const projectUsers: CommandGroup = {
  name: 'users',
  summary: 'Users of a project.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the users of a project.',
      operations: ['listGroupUsers'],
      flags: { ...inProject, ...output, ...paged, ...counted, ...compacted },
      examples: [
        {
          text: 'Show the users of a project',
          line: 'projects users list --projectId 5e2211c17a3e5a48f5497de3 -o json',
        },
      ],
      async run(context) {
        context.show(
          await context.call('listGroupUsers', { groupId: projectId(context), ...pageQuery(context.flags) }),
          pageTable(personColumns),
        );
      },
    }),
    defineDelete({
      summary: 'Remove a user from a project.',
      operation: 'removeGroupUser',
      argument: ['ID', 'ID of the user.'],
      flags: { ...inProject },
      examples: [
        {
          text: 'Remove a user, without confirmation',
          line: 'projects users delete 5dd58c647a3e5a6c5bce46c7 --force',
        },
      ],
      input: (userId, context) => ({ groupId: projectId(context), userId }),
      done: (id) => `User '${id}' deleted from the project`,
      refused: 'User not deleted',
    }),
  ],
};
