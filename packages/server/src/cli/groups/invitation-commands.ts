import type { Atlas } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type Command, type CommandGroup, defineCommand } from '../kit/command.js';
import { defineDelete } from '../kit/delete-command.js';
import { list, text } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { readJsonFile } from '../kit/read-json-file.js';
import type { Scope } from '../kit/scopes.js';
import { output } from '../kit/shared-flags.js';
import { table } from '../output/table.js';
import { invitationColumns, rowTable, said } from '../views.js';

const ID = 'ID of the invitation.';
const EXAMPLE_ID = '5dd56c847a3e5a1f363d424d';

const role = ({ roles }: Scope) => ({
  role: list('Role that the person gets.', { placeholder: 'role', values: roles }),
});
const file = {
  file: text('JSON file with the whole request, in place of the other flags.', {
    short: 'f',
    placeholder: 'file',
  }),
};
// Only an organization has teams, and roles that need a file to be said whole.
const teamOrFile = {
  teamId: list('ID of a team of the organization that the person joins.', { placeholder: 'id' }),
  ...file,
};

/** The commands for invitations, to an organization or to a project. */
export function invitations(scope: Scope): CommandGroup {
  return {
    name: 'invitations',
    summary: `Invitations to ${scope.kind === 'organization' ? 'an organization' : 'a project'} that are pending.`,
    commands: [
      listInvitations(scope),
      describeInvitation(scope),
      invite(scope),
      updateInvitation(scope),
      deleteInvitation(scope),
    ],
  };
}

function listInvitations(scope: Scope): Command {
  const operation = scope.operation('listOrgInvites', 'listGroupInvites');
  return defineCommand({
    name: 'list',
    aliases: ['ls'],
    summary: 'Show the pending invitations.',
    operations: [operation],
    flags: {
      ...scope.flags,
      ...output,
      email: text('Show only the invitation to this address.', { placeholder: 'address' }),
    },
    examples: [
      {
        text: 'Show the pending invitations',
        line: `${scope.words} invitations list ${scope.exampleFlag} --output json`,
      },
    ],
    async run(context) {
      const input = { ...scope.id(context), ...given({ username: textOf(context.flags.email) }) };
      context.show(await context.call(operation, input), (rows, width) =>
        table(invitationColumns, rows, width),
      );
    },
  });
}

function describeInvitation(scope: Scope): Command {
  const operation = scope.operation('getOrgInvite', 'getGroupInvite');
  return defineCommand({
    name: 'describe',
    aliases: ['get'],
    summary: 'Show one pending invitation.',
    operations: [operation],
    arguments: { invitationId: ID },
    flags: { ...scope.flags, ...output },
    examples: [
      {
        text: 'Show an invitation',
        line: `${scope.words} invitations describe ${EXAMPLE_ID} ${scope.exampleFlag}`,
      },
    ],
    async run(context) {
      const input = { ...scope.id(context), invitationId: context.arguments.invitationId };
      context.show(await context.call(operation, input), rowTable(invitationColumns));
    },
  });
}

function invite(scope: Scope): Command {
  const operation = scope.operation('createOrgInvite', 'createGroupInvite');
  return defineCommand({
    name: 'invite',
    aliases: ['create'],
    summary: 'Invite a user by e-mail address.',
    operations: [operation],
    arguments: { email: 'E-mail address of the person.' },
    flags: {
      ...scope.flags,
      ...output,
      ...role(scope),
      ...(scope.kind === 'organization' ? teamOrFile : {}),
    },
    examples: [
      {
        text: 'Invite a user with one role',
        line: `${scope.words} invitations invite user@example.com ${scope.exampleFlag} --role ${scope.exampleRole}`,
      },
    ],
    async run(context) {
      const body = invitationOf(context.flags, context.arguments.email);
      context.show(
        await context.call(operation, { ...scope.id(context), body }),
        said(({ username }) => `User '${username}' invited.`),
      );
    },
  });
}

function updateInvitation(scope: Scope): Command {
  const update = scope.operation('updateOrgInvites', 'updateGroupInvites');
  const updateById = scope.operation('updateOrgInviteById', 'updateGroupInviteById');
  return defineCommand({
    name: 'update',
    aliases: ['updates'],
    summary: 'Change the roles of a pending invitation, by its ID or e-mail address.',
    operations: [updateById, update],
    arguments: { 'invitationId?': ID },
    flags: {
      ...scope.flags,
      ...output,
      ...role(scope),
      ...(scope.kind === 'organization' ? file : {}),
      email: text('E-mail address that the invitation went to.', { placeholder: 'address' }),
    },
    examples: [
      {
        text: 'Change the roles by the address',
        line: `${scope.words} invitations update --email user@example.com ${scope.exampleFlag} --role ${scope.exampleRole}`,
      },
    ],
    async run(context) {
      const flags: Given = context.flags;
      const { invitationId } = context.arguments;
      if (!invitationId && !flags.email && !flags.file)
        throw new CommandError('you must provide the email address or the invitationId');
      const id = scope.id(context);
      context.show(
        invitationId
          ? await context.call(updateById, { ...id, invitationId, body: changeOf(flags) })
          : await context.call(update, { ...id, body: invitationOf(flags, flags.email) }),
        said(({ id: updated }) => `Invitation ${updated} updated.`),
      );
    },
  });
}

function deleteInvitation(scope: Scope): Command {
  const operation = scope.operation('deleteOrgInvite', 'deleteGroupInvite');
  return defineDelete({
    summary: 'Withdraw a pending invitation.',
    operation,
    argument: ['invitationId', ID],
    flags: { ...scope.flags },
    examples: [
      {
        text: 'Withdraw an invitation',
        line: `${scope.words} invitations delete ${EXAMPLE_ID} ${scope.exampleFlag} --force`,
      },
    ],
    input: (invitationId, context) => ({ ...scope.id(context), invitationId }),
    done: (id) => `Invitation '${id}' deleted`,
    refused: 'Invitation not deleted',
  });
}

/** The flags of both scopes. */
interface Given {
  readonly role?: readonly string[];
  readonly teamId?: readonly string[];
  readonly email?: string | undefined;
  readonly file?: string | undefined;
}

type Change = Pick<Atlas.OrganizationInvitationUpdateRequest, 'teamIds'> & Atlas.GroupInvitationUpdateRequest;
type Invitation = Change & Atlas.GroupInvitationRequest;

/** What the file says, or the flags. Throws CommandError where neither says a role. */
function changeOf({ role: roles = [], teamId = [], file: path }: Given): Change {
  // What a file says is for the server to check.
  if (path) return readJsonFile(path) as Change;
  if (roles.length === 0) throw new CommandError('required flag(s) "role" not set');
  return { roles, ...(teamId.length > 0 ? { teamIds: teamId } : {}) };
}

/** The same with the person whom it is about; a file says that itself. */
function invitationOf(flags: Given, username = ''): Invitation {
  const change = changeOf(flags);
  return flags.file ? (change as Invitation) : { username, ...change };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
