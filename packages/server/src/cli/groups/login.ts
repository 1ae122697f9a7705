import { resolve } from 'node:path';
import { defineCommand } from '../kit/command.js';
import { connectAs } from '../kit/connect.js';
import { text, toggle } from '../kit/flags.js';
import { AUTH_TYPE_NAMES, AUTH_TYPES, type GivenCredentials, readCredentials } from '../login/credentials.js';
import { chooseDefaults } from '../login/defaults.js';
import { chooseServer } from '../login/server.js';
import { signIn } from '../login/sign-in.js';
import { CREDENTIAL_PROPERTIES, type Login } from '../profiles/login.js';
import { baseUrlOf } from '../profiles/server-address.js';

export const login = defineCommand({
  name: 'login',
  summary:
    'Log in, and store the credentials in a profile. On a terminal it asks for missing values. In scripts, use flags and environment variables, and send the secret to standard input.',
  flags: {
    authType: text(`How to log in: ${AUTH_TYPE_NAMES.join(', ')}.`, {
      placeholder: 'type',
      values: AUTH_TYPE_NAMES,
    }),
    baseUrl: text('URL of the server. Without it, you are asked on a terminal.', { placeholder: 'url' }),
    caFile: text('PEM file with certificate authorities to trust, kept in the profile.', {
      placeholder: 'file',
    }),
    username: text('User name, for UserAccount.', { placeholder: 'address' }),
    publicApiKey: text('Public key, for APIKeys. Default: MONGODB_ATLAS_PUBLIC_API_KEY.', {
      placeholder: 'key',
    }),
    clientId: text('Client ID, for ServiceAccount. Default: MONGODB_ATLAS_CLIENT_ID.', { placeholder: 'id' }),
    secretStdin: toggle('Read the private key, the client secret or the password from standard input.'),
    noBrowser: toggle('Accepted for compatibility with the Atlas CLI. Has no effect.'),
    gov: toggle('Accepted for compatibility with the Atlas CLI. Has no effect; use --baseUrl.'),
  },
  examples: [
    { text: 'Log in on a terminal', line: 'auth login' },
    {
      text: 'Log in with an API key in a script',
      line: 'auth login --authType APIKeys --publicApiKey abcdwxyz --secretStdin < private-key',
    },
    {
      text: 'Log in to another server, with a separate profile',
      line: 'auth login --baseUrl https://sallyport.example.net -P staging',
    },
  ],
  makesProfile: true,
  async run({ flags, profile: chosen, profiles, terminal, environment, debug }) {
    const calling = { profiles, environment, debug };
    const profile = await chooseServer(flags, { ...calling, profile: chosen, terminal });
    const given = await readCredentials(flags, { terminal, profile });
    const caller = { ...calling, profile };
    const found =
      given.type === 'UserAccount'
        ? await signIn(
            { username: given.subject, password: given.secret },
            { api: connectAs(undefined, caller), terminal },
          )
        : credentialsLogin(given);
    const api = connectAs(found, caller);
    const defaults = await chooseDefaults(api, { terminal, profile }).catch(async (error: unknown) => {
      // Nothing keeps the session of a log-in that was given up.
      if (found.kind === 'account') await api.call('signOut', {}).catch(() => undefined);
      throw error;
    });
    profiles.update(profile.name, {
      ...Object.fromEntries(CREDENTIAL_PROPERTIES.map((property) => [property, undefined])),
      ...keptProperties(given, found),
      ops_manager_url: baseUrlOf(profile),
      ...(flags.caFile === undefined ? {} : { ca_file: resolve(flags.caFile) }),
      ...defaults,
    });
    terminal.write(`Successfully logged in as ${found.subject}.\n`);
    if (profile.name !== 'default')
      terminal.write(`To use this profile, pass it with every command: -P ${profile.name}\n`);
  },
});

function credentialsLogin({ type, subject, secret }: GivenCredentials): Login {
  return type === 'APIKeys'
    ? { kind: 'key', subject, isStored: false, credentials: { publicKey: subject, privateKey: secret } }
    : {
        kind: 'service account',
        subject,
        isStored: false,
        credentials: { clientId: subject, clientSecret: secret },
      };
}

/** What the profile keeps; of a person a session and never the password. */
function keptProperties({ type, subject, secret }: GivenCredentials, found: Login): Record<string, string> {
  const { authType } = AUTH_TYPES[type];
  if (found.kind === 'account')
    return {
      auth_type: authType,
      user_name: found.subject,
      session_token: found.session.token,
      csrf_token: found.session.csrfToken,
    };
  return type === 'APIKeys'
    ? { auth_type: authType, public_api_key: subject, private_api_key: secret }
    : { auth_type: authType, client_id: subject, client_secret: secret };
}
