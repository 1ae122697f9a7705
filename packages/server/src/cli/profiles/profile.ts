import { CommandError } from '../command-error.js';
import type { Environment } from '../io.js';
import type { ProfileFile } from './profile-file.js';
import { PROPERTY_NAMES, type PropertyName, propertyOf } from './properties.js';

/** A value and where it comes from: what stands outside of all profiles is global, what a flag or an answer said is given. */
export interface Found {
  readonly value: string;
  readonly source: 'given' | 'environment' | 'global' | 'profile';
  /** The name of the environment variable, or of the flag that overrules it. */
  readonly variable?: string;
}

/** The profile a command runs with. */
export interface Profile {
  readonly name: string;
  /** The value in force: the environment's, then the global one, then the profile's. */
  get(property: PropertyName): string | undefined;
  find(property: PropertyName): Found | undefined;
}

const DEFAULT_NAME = 'default';
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Chooses the profile: the one asked for, then `MONGODB_ATLAS_PROFILE`, then the only one there is, then `default`.
 * Throws CommandError for a name that cannot be one.
 */
export function chooseProfile(
  asked: string | undefined,
  file: ProfileFile,
  environment: Environment,
): Profile {
  const name = asked ?? (environment.MONGODB_ATLAS_PROFILE || onlyName(file) || DEFAULT_NAME);
  checkProfileName(name);

  function find(property: PropertyName): Found | undefined {
    for (const variable of propertyOf(property).env) {
      const value = environment[variable];
      // Empty counts as not set, as for the server.
      if (value) return { value, source: 'environment', variable };
    }
    const names = property === 'ops_manager_url' ? [property, 'base_url'] : [property];
    for (const [source, table] of [
      ['global', undefined],
      ['profile', name],
    ] as const) {
      for (const each of names) {
        const value = file.get(table, each);
        if (value !== undefined && value !== '') return { value: String(value), source };
      }
    }
    return undefined;
  }

  return { name, find, get: (property) => find(property)?.value };
}

/** The same profile with other values in force, where they are not undefined. */
export function withProperties(
  profile: Profile,
  values: Readonly<Partial<Record<PropertyName, string | undefined>>>,
): Profile {
  const find: Profile['find'] = (property) => {
    const value = values[property];
    return value === undefined ? profile.find(property) : { value, source: 'given' };
  };
  return { name: profile.name, find, get: (property) => find(property)?.value };
}

function onlyName(file: ProfileFile): string | undefined {
  const names = file.names();
  return names.length === 1 ? names[0] : undefined;
}

/** Throws CommandError for a name that a profile cannot have. */
export function checkProfileName(name: string): void {
  if (!NAME.test(name))
    throw new CommandError(
      `${JSON.stringify(name)} cannot be the name of a profile: it takes letters, digits, - and _, 64 at most`,
    );
}

/** Throws CommandError where the environment and the profile have nothing, and the profile was asked for by name. */
export function requireProfile(name: string, file: ProfileFile): void {
  if (file.has(name)) return;
  const names = file.names();
  const known =
    names.length === 0 ? 'There is none yet: run "sallyport auth login".' : `There is ${names.join(', ')}.`;
  throw new CommandError(`you don't have a profile named '${name}'\n${known}`);
}

/** What a profile has in the file itself. */
export function storedProperties(
  name: string,
  file: ProfileFile,
): readonly (readonly [PropertyName, string])[] {
  return PROPERTY_NAMES.flatMap((property) => {
    const value =
      file.get(name, property) ?? (property === 'ops_manager_url' ? file.get(name, 'base_url') : undefined);
    return value === undefined ? [] : [[property, String(value)] as const];
  });
}
