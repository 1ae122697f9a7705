import { CommandError } from '../command-error.js';
import { type Command, type CommandGroup, defineCommand } from '../kit/command.js';
import { confirm } from '../kit/confirm.js';
import { type Caller, connectAs } from '../kit/connect.js';
import { toggle } from '../kit/flags.js';
import { CREDENTIAL_PROPERTIES, type Login, loginOf } from '../profiles/login.js';
import { login } from './login.js';
import { revoke } from './revoke.js';
import { register, renamed } from './shortcuts.js';

/** How each kind of login is told, and asked about. */
const KINDS: Readonly<Record<Login['kind'], { readonly told: string; readonly asked: string }>> = {
  key: { told: 'key', asked: 'public API key' },
  'service account': { told: 'service account', asked: 'service account' },
  account: { told: 'account', asked: 'user account' },
  token: { told: 'account', asked: 'access token of' },
};

/** The words of the Atlas CLI, which scripts look for. */
const NOT_LOGGED_IN = `not logged in with an Atlas account, Service Account or API key\nRun "sallyport auth login".`;

const whoami = defineCommand({
  name: 'whoami',
  summary: 'Show the credentials of a profile. Does not call the server.',
  examples: [{ text: 'Show the credentials', line: 'auth whoami' }],
  run({ profile, terminal }) {
    const found = loginOf(profile);
    if (found === undefined) throw new CommandError(NOT_LOGGED_IN);
    terminal.write(`Logged in as ${found.subject} ${KINDS[found.kind].told}\n`);
  },
});

const logout = defineCommand({
  name: 'logout',
  summary: 'Remove the credentials of a profile, and revoke its token or session on the server.',
  flags: {
    force: toggle('Do not ask whether to log out.'),
    keep: toggle('Keep the rest of the profile: server, organization, project and output format.'),
  },
  examples: [{ text: 'Log out without confirmation', line: 'auth logout --force' }],
  async run({ flags, profile, profiles, terminal, environment, debug }) {
    const { name } = profile;
    const stored = CREDENTIAL_PROPERTIES.some((property) => profiles.get(name, property) !== undefined);
    const found = loginOf(profile);
    if (!stored || found === undefined) throw new CommandError(NOT_LOGGED_IN);
    const question = `Are you sure you want to log out of profile ${name} with ${KINDS[found.kind].asked} ${found.subject}?`;
    if (!(await confirm({ terminal, isForced: flags.force }, question)))
      return terminal.write(`Not logged out of '${name}'\n`);
    try {
      await endOnServer(found, { profile, profiles, environment, debug });
    } catch (error) {
      // Whether it can be reached or not: what is here goes. Tokens and sessions end by themselves.
      terminal.writeError(
        `Warning: not ended on the server: ${error instanceof Error ? error.message : error}\n`,
      );
    }
    if (flags.keep)
      profiles.update(
        name,
        Object.fromEntries(CREDENTIAL_PROPERTIES.map((property) => [property, undefined])),
      );
    else profiles.remove(name);
    terminal.write(`Successfully logged out of '${name}'\n`);
  },
});

export const auth: CommandGroup = {
  name: 'auth',
  summary: 'Log in with an API key, a service account or an account of your own, and log out.',
  commands: [
    login,
    whoami,
    logout,
    revoke,
    register,
    defineCommand({
      name: 'token',
      isHidden: true,
      summary: 'Show the access token that the profile keeps.',
      examples: [{ text: 'Show the access token', line: 'auth token' }],
      run({ profile, terminal }) {
        const token = profile.get('access_token');
        if (token === undefined) throw new CommandError(`no access token found for profile ${profile.name}`);
        terminal.write(`${token}\n`);
      },
    }),
  ],
};

/** Commands that can also be written without "auth", and `setup`, which is a log-in here: there are no clusters to set up. */
export const withoutAuth: readonly Command[] = [
  ...[login, logout, whoami, register].map((command) =>
    renamed(command, { from: `auth ${command.name}`, to: command.name }),
  ),
  renamed(login, { from: 'auth login', to: 'setup' }),
];

/** Ends what the login made on the server: the kept token of a service account, or a session. */
async function endOnServer(found: Login, caller: Caller): Promise<void> {
  if (!found.isStored) return;
  const api = connectAs(found, caller);
  if (found.kind === 'account') await api.call('signOut', {});
  if (
    found.kind === 'service account' &&
    caller.profiles.get(caller.profile.name, 'access_token') !== undefined
  ) {
    // A call, even a refused one, makes the connection take up the kept token, which it can end then.
    await api.call('getIpInfo', {}).catch(() => undefined);
    await api.revoke();
  }
}
