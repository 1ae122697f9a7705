import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { list, requiredText, text } from '../kit/flags.js';
import { isId, output } from '../kit/shared-flags.js';
import { personColumnsWithEmail, rowTable } from '../views.js';

export const users: CommandGroup = {
  name: 'users',
  summary: 'User accounts.',
  commands: [
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: 'Show one user, by ID or user name.',
      operations: ['getUser', 'getUserByName'],
      flags: {
        ...output,
        id: text('ID of the user.', { placeholder: 'id' }),
        username: text('User name (e-mail address).', { placeholder: 'address' }),
      },
      examples: [{ text: 'Show a user', line: 'users describe --username ada@example.com --output json' }],
      async run(context) {
        const { id, username } = context.flags;
        if (!id === !username) throw new CommandError('one of --id and --username must be set');
        const person = id
          ? await context.call('getUser', { userId: id })
          : await context.call('getUserByName', { userName: username ?? '' });
        context.show(person, rowTable(personColumnsWithEmail));
      },
    }),
    defineCommand({
      name: 'invite',
      aliases: ['create'],
      summary: 'Create a user account, and invite the user.',
      operations: ['createUser'],
      flags: {
        ...output,
        username: requiredText('User name (e-mail address).', { placeholder: 'address' }),
        email: requiredText('E-mail address.', { placeholder: 'address' }),
        firstName: requiredText('First name.', { placeholder: 'name' }),
        lastName: requiredText('Last name.', { placeholder: 'name' }),
        country: requiredText('Country, two upper-case letters (ISO 3166-1).', { placeholder: 'code' }),
        mobile: text('Mobile number.', { placeholder: 'number' }),
        password: text(
          'Password. The API needs one but does not keep it: the user chooses another. Without the flag, you are asked on a terminal.',
        ),
        orgRole: list('Role in an organization.', { placeholder: 'orgId:role' }),
        projectRole: list('Role in a project.', { placeholder: 'projectId:role' }),
      },
      examples: [
        {
          text: 'Invite a user to an organization',
          line: 'users invite --username ada@example.com --email ada@example.com --firstName Ada --lastName Example --country IE --orgRole 5a1b39eec902201990f12345:ORG_MEMBER',
        },
      ],
      async run(context) {
        const { flags, terminal } = context;
        // Before anybody is asked for a password.
        context.connect();
        const roles = [
          ...flags.orgRole.map((written) => readRole('orgRole', 'orgId', written)),
          ...flags.projectRole.map((written) => readRole('projectRole', 'groupId', written)),
        ];
        if (flags.password === undefined && !terminal.isInteractive)
          throw new CommandError('no password, and no terminal to ask for one: pass --password');
        const password = flags.password ?? (await terminal.askSecret('User Password: '));
        const person = await context.call('createUser', {
          body: {
            username: flags.username,
            emailAddress: flags.email,
            firstName: flags.firstName,
            lastName: flags.lastName,
            country: flags.country,
            // The API requires it.
            mobileNumber: flags.mobile ?? '',
            password,
            roles,
          },
        });
        context.show(
          person,
          ({ username }) =>
            `The user '${username}' has been invited.\nInvited users do not have access to the project until they accept the invitation.\n`,
        );
      },
    }),
  ],
};

function readRole(flag: string, idName: 'orgId' | 'groupId', written: string) {
  const [id = '', roleName = '', ...more] = written.split(':');
  if (!isId(id) || roleName === '' || more.length > 0)
    throw new CommandError(`--${flag}: ${JSON.stringify(written)} must be an ID, a colon and a role`);
  return { [idName]: id, roleName };
}
