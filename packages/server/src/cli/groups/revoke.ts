import { CommandError } from '../command-error.js';
import { defineCommand } from '../kit/command.js';
import { confirm } from '../kit/confirm.js';
import { toggle } from '../kit/flags.js';
import { forced } from '../kit/shared-flags.js';
import { CREDENTIAL_PROPERTIES, type Login } from '../profiles/login.js';

/** What is revoked of each kind of login, and what has become of it. */
const REVOKED: Readonly<Record<Exclude<Login['kind'], 'account'>, { asked: string; done: string }>> = {
  key: { asked: 'API key', done: 'is deleted' },
  'service account': { asked: 'the client secret of service account', done: 'has lost this client secret' },
  token: {
    asked: 'the client secret behind the access token of service account',
    done: 'has lost the client secret of this token',
  },
};

export const revoke = defineCommand({
  name: 'revoke',
  summary:
    'Revoke a leaked credential: the API key of a profile, or its client secret with its tokens. Works from any IP address. The owners of the organization get a mail.',
  operations: ['revokeOwnCredential'],
  flags: {
    ...forced,
    lastOwner: toggle('Revoke it even if nobody can manage the organization afterwards.'),
  },
  examples: [
    { text: 'Revoke the credential of a profile', line: 'auth revoke -P leaked' },
    {
      text: 'Revoke the credential in the environment, in a script',
      line: 'auth revoke --lastOwner --force',
    },
  ],
  async run({ flags, profile, profiles, terminal, connect }) {
    const { login, call } = connect();
    if (login === undefined || login.kind === 'account')
      throw new CommandError(
        'only an API key or a service account can be revoked: run "sallyport auth logout"',
      );
    const { asked, done } = REVOKED[login.kind];
    const question = `Are you sure you want to revoke ${asked} ${login.subject}, for everybody who uses it?`;
    if (!(await confirm({ terminal, isForced: flags.force }, question))) {
      terminal.write('Nothing was revoked.\n');
      return;
    }
    await call('revokeOwnCredential', { force: flags.lastOwner });
    if (login.isStored)
      profiles.update(
        profile.name,
        Object.fromEntries(CREDENTIAL_PROPERTIES.map((property) => [property, undefined])),
      );
    terminal.write(`Revoked: ${login.subject} ${done}.\n`);
  },
});
