import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from '../command-error.js';
import { type CommandGroup, defineCommand } from '../kit/command.js';
import { confirm } from '../kit/confirm.js';
import { forced, isId, output } from '../kit/shared-flags.js';
import { table } from '../output/table.js';
import { checkProfileName, requireProfile, storedProperties } from '../profiles/profile.js';
import { PROPERTY_NAMES, type PropertyName, propertyNamed, propertyOf } from '../profiles/properties.js';
import { requireAddress } from '../profiles/server-address.js';

import { editProfiles } from './edit-profiles.js';
import { login } from './login.js';
import { renamed } from './shortcuts.js';

const PROFILE = 'Name of the profile.';

export const config: CommandGroup = {
  name: 'config',
  aliases: ['profile', 'profiles'],
  summary: 'Profiles: server, credentials, default organization and project.',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: 'Show the names of the profiles.',
      flags: { ...output },
      examples: [{ text: 'Show the profiles', line: 'config list' }],
      run({ profiles, show }) {
        show(profiles.names(), (names, width) => table([['PROFILE NAME', (name) => name]], names, width));
      },
    }),
    defineCommand({
      name: 'describe',
      aliases: ['get'],
      summary: 'Show a profile. Secrets are hidden.',
      arguments: { name: PROFILE },
      argumentValues: 'profiles',
      flags: { ...output },
      examples: [{ text: 'Show a profile', line: 'config describe default' }],
      run({ arguments: { name }, profiles, show }) {
        requireProfile(name, profiles);
        const shown = storedProperties(name, profiles).map(
          ([property, value]) =>
            [property, isHidden(property) ? '[redacted - source: config file]' : value] as const,
        );
        show(Object.fromEntries(shown), (settings) =>
          table(
            [
              ['SETTING', ([property]) => property],
              ['VALUE', ([, value]) => value],
            ],
            Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)),
          ),
        );
      },
    }),
    defineCommand({
      name: 'set',
      summary: `Set a property of a profile: ${PROPERTY_NAMES.join(', ')}.`,
      argumentValues: PROPERTY_NAMES,
      arguments: {
        propertyName: 'Name of the property.',
        value: 'Value. An empty value removes the property.',
      },
      examples: [
        { text: 'Set the server', line: 'config set ops_manager_url https://sallyport.example.net' },
        {
          text: 'Set the project of a profile',
          line: 'config set project_id 5e2211c17a3e5a48f5497de3 -P staging',
        },
      ],
      makesProfile: true,
      run({ arguments: { propertyName, value }, profile, profiles, terminal }) {
        const property = propertyNamed(propertyName);
        if (property === undefined)
          throw new CommandError(
            `invalid property: "${propertyName}"\nThe properties are ${PROPERTY_NAMES.join(', ')}.`,
          );
        const given = value === '' ? undefined : readValue(property, value);
        // A kept token belongs to the credentials and the server it came from.
        const isOther =
          /^(client_|ops_manager_url)/.test(property) && profiles.get(profile.name, property) !== given;
        profiles.update(profile.name, { ...(isOther ? { access_token: undefined } : {}), [property]: given });
        terminal.write(`Updated property '${propertyName}'\n`);
      },
    }),
    defineCommand({
      name: 'rename',
      aliases: ['mv'],
      summary: 'Rename a profile.',
      argumentValues: 'profiles',
      arguments: { oldProfileName: 'The present name.', newProfileName: 'The new name.' },
      flags: { ...forced },
      examples: [{ text: 'Rename a profile', line: 'config rename staging test' }],
      async run({ arguments: { oldProfileName: from, newProfileName: to }, flags, profiles, terminal }) {
        requireProfile(from, profiles);
        checkProfileName(to);
        if (profiles.has(to) && to !== from) {
          const question = `There is already a profile called ${to}. Do you want to replace it?`;
          if (!(await confirm({ terminal, isForced: flags.force }, question))) {
            terminal.write('Profile was not renamed.\n');
            return;
          }
        }
        if (to !== from) profiles.rename(from, to);
        terminal.write(`The profile ${from} was renamed to ${to}.\n`);
      },
    }),
    defineCommand({
      name: 'delete',
      aliases: ['rm'],
      summary: 'Delete a profile. Its credentials stay valid; "auth logout" also revokes tokens.',
      arguments: { name: PROFILE },
      argumentValues: 'profiles',
      flags: { ...forced },
      examples: [{ text: 'Delete a profile without confirmation', line: 'config delete staging --force' }],
      async run({ arguments: { name }, flags, profiles, terminal }) {
        requireProfile(name, profiles);
        const question = `Are you sure you want to delete: ${name}?`;
        if (!(await confirm({ terminal, isForced: flags.force }, question))) {
          terminal.write('Profile not deleted\n');
          return;
        }
        profiles.remove(name);
        terminal.write(`Profile '${name}' deleted\n`);
      },
    }),
    editProfiles,
    renamed(login, { from: 'auth login', to: 'config init' }),
  ],
};

function isHidden(property: PropertyName): boolean {
  const { isSecret, isHidden: isNotShown } = propertyOf(property);
  return isSecret === true || isNotShown === true;
}

/** The value in the form that is kept. Throws CommandError for one that the property cannot have. */
function readValue(property: PropertyName, value: string): string | boolean {
  const { form } = propertyOf(property);
  if (form === 'id' && !isId(value))
    throw new CommandError(`the provided value '${value}' is not a valid ID: it takes 24 hexadecimal digits`);
  if (form === 'url') requireAddress(value);
  if (form === 'file') return readablePath(value);
  if (form === 'boolean') {
    if (value !== 'true' && value !== 'false') throw new CommandError(`'${value}' is neither true nor false`);
    return value === 'true';
  }
  return value;
}

/** With its directory, since commands run in others. Throws CommandError where there is no such file. */
function readablePath(file: string): string {
  const path = resolve(file);
  try {
    closeSync(openSync(path, 'r'));
  } catch (error) {
    throw new CommandError(
      `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return path;
}
