import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';
import type { Profile } from '../profiles/profile.js';
import type { PropertyName } from '../profiles/properties.js';
import { chooseOne } from './choose-one.js';

/** The ways to log in, by the names that `--authType` takes. */
export const AUTH_TYPES = {
  UserAccount: {
    authType: 'user_account',
    purpose: 'best for getting started',
    subject: { question: 'Username: ', flag: 'username', property: 'user_name', env: undefined },
    secret: { question: 'Password: ', what: 'password', property: undefined, env: undefined },
  },
  ServiceAccount: {
    authType: 'service_account',
    purpose: 'best for automation',
    subject: {
      question: 'Client ID: ',
      flag: 'clientId',
      property: 'client_id',
      env: 'MONGODB_ATLAS_CLIENT_ID',
    },
    secret: {
      question: 'Client Secret: ',
      what: 'client secret',
      property: 'client_secret',
      env: 'MONGODB_ATLAS_CLIENT_SECRET',
    },
  },
  APIKeys: {
    authType: 'api_keys',
    purpose: 'for existing automations',
    subject: {
      question: 'Public API Key: ',
      flag: 'publicApiKey',
      property: 'public_api_key',
      env: 'MONGODB_ATLAS_PUBLIC_API_KEY',
    },
    secret: {
      question: 'Private API Key: ',
      what: 'private API key',
      property: 'private_api_key',
      env: 'MONGODB_ATLAS_PRIVATE_API_KEY',
    },
  },
} as const;

export type AuthType = keyof typeof AUTH_TYPES;
export const AUTH_TYPE_NAMES = Object.keys(AUTH_TYPES) as AuthType[];

/** The flags that say who logs in. */
export interface LoginFlags {
  readonly authType: string | undefined;
  readonly username: string | undefined;
  readonly publicApiKey: string | undefined;
  readonly clientId: string | undefined;
  readonly secretStdin: boolean;
}

export interface GivenCredentials {
  readonly type: AuthType;
  readonly subject: string;
  readonly secret: string;
}

/**
 * Who logs in and with what secret: from flags, then the environment, then by asking. Throws CommandError that names
 * what is missing where there is no terminal to ask on.
 */
export async function readCredentials(
  flags: LoginFlags,
  { terminal, profile }: { terminal: Terminal; profile: Profile },
): Promise<GivenCredentials> {
  const fromEnvironment = (property: PropertyName | undefined) => {
    const found = property === undefined ? undefined : profile.find(property);
    return found?.source === 'environment' ? found.value : undefined;
  };
  const type = readType(flags.authType) ?? guessType() ?? (await askType(terminal));
  const { subject, secret } = AUTH_TYPES[type];

  function guessType(): AuthType | undefined {
    return AUTH_TYPE_NAMES.find((name) => subjectGiven(name) !== undefined);
  }

  function subjectGiven(name: AuthType): string | undefined {
    const { flag, property } = AUTH_TYPES[name].subject;
    return flags[flag] || fromEnvironment(property);
  }

  async function readSubject(): Promise<string> {
    const given = subjectGiven(type);
    if (given !== undefined) return given;
    if (!terminal.isInteractive)
      throw new CommandError(
        `no terminal to ask on: pass --${subject.flag}${subject.env === undefined ? '' : ` or set ${subject.env}`}`,
      );
    const answer = await terminal.ask(subject.question);
    if (answer === '') throw new CommandError(`the answer to "${subject.question.trim()}" is empty`);
    return answer;
  }

  async function readSecret(): Promise<string> {
    if (flags.secretStdin) return (await terminal.readInput()).split(/\r?\n/)[0] ?? '';
    const given = fromEnvironment(secret.property);
    if (given !== undefined) return given;
    if (!terminal.isInteractive)
      throw new CommandError(
        `no terminal to ask for the ${secret.what} on: pass --secretStdin${secret.env === undefined ? '' : ` or set ${secret.env}`}`,
      );
    return terminal.askSecret(secret.question);
  }

  const given = { type, subject: await readSubject(), secret: await readSecret() };
  if (given.secret === '') throw new CommandError(`the ${secret.what} is empty`);
  return given;
}

function readType(given: string | undefined): AuthType | undefined {
  if (given === undefined) return undefined;
  const found = AUTH_TYPE_NAMES.find((name) => name === given || AUTH_TYPES[name].authType === given);
  if (found === undefined)
    throw new CommandError(`--authType: ${JSON.stringify(given)} is none of ${AUTH_TYPE_NAMES.join(', ')}`);
  return found;
}

async function askType(terminal: Terminal): Promise<AuthType> {
  if (!terminal.isInteractive)
    throw new CommandError(
      'no terminal to ask on: pass --authType, and --publicApiKey or --clientId with --secretStdin, or set ' +
        'MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY, or MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET',
    );
  return chooseOne(
    terminal,
    'Select authentication type:',
    AUTH_TYPE_NAMES.map((name) => [name, `${name} - (${AUTH_TYPES[name].purpose})`]),
  );
}
