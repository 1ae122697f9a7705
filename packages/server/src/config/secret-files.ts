import { closeSync, openSync, readSync } from 'node:fs';
import type { Setting } from './setting.js';
import { SettingError } from './setting-error.js';

/** More than any secret has: a file without an end, such as `/dev/zero`, is not to fill the memory. */
const MOST_BYTES = 65_536;

/** The variable that names a file which holds a secret, as Docker and Kubernetes mount them. */
export function fileVariableOf({ env }: Pick<Setting<unknown>, 'env'>): string {
  return `${env}_FILE`;
}

/**
 * What the environment gives for a setting: its variable, or of a secret the file that another variable names, without the end of
 * its last line. Throws SettingError when both are set, or the file cannot be read or is empty.
 */
export function fromEnvironment(
  setting: Setting<unknown>,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly text: string | undefined; readonly source: string } {
  // An empty variable counts as not set.
  const text = environment[setting.env] || undefined;
  const variable = fileVariableOf(setting);
  const file = setting.isSecret === true ? environment[variable] || undefined : undefined;
  if (file === undefined) return { text, source: setting.env };
  if (text !== undefined) throw new SettingError(`${setting.env} and ${variable}: set one of them`);
  return { text: readSecret(variable, file), source: `${variable} (${file})` };
}

function readSecret(variable: string, file: string): string {
  const secret = readStart(variable, file).replace(/\r?\n$/, '');
  if (secret === '') throw new SettingError(`${variable}: ${file} is empty`);
  return secret;
}

function readStart(variable: string, file: string): string {
  const bytes = Buffer.alloc(MOST_BYTES);
  let length = 0;
  try {
    const descriptor = openSync(file, 'r');
    try {
      // A pipe gives its text in parts.
      for (let read = -1; read !== 0 && length < MOST_BYTES; length += read)
        read = readSync(descriptor, bytes, length, MOST_BYTES - length, null);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new SettingError(`${variable}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (length === MOST_BYTES) throw new SettingError(`${variable}: ${file} is too long for a secret`);
  return bytes.toString('utf8', 0, length);
}
