import { type Command, Option } from 'commander';
import { type SettingName, settings } from '../config/settings.js';

/** Adds flags for settings to a command, with help made from the table of settings. */
export function addSettingFlags(command: Command, names: readonly SettingName[]): Command {
  for (const name of names) {
    const { flag, env, form, default: fallback, description } = settings[name];
    const notes = [fallback ? `default: ${fallback}` : undefined, `env: ${env}`].filter(Boolean).join(', ');
    const text = `${description} Takes ${form}. (${notes})`.replaceAll('`', '');
    command.addOption(new Option(`${flag} <value>`, text));
  }
  return command;
}

/** The values given by flags, by setting name, as `readSettings` takes them. */
export function settingFlags(command: Command): Partial<Record<SettingName, string>> {
  const given: Partial<Record<SettingName, string>> = {};
  for (const name of Object.keys(settings) as SettingName[]) {
    const value: unknown = command.getOptionValue(
      new Option(`${settings[name].flag} <value>`).attributeName(),
    );
    if (typeof value === 'string') given[name] = value;
  }
  return given;
}

export const ALL_SETTINGS = Object.keys(settings) as SettingName[];

/** What a shell can offer for a setting, by its flag: the words that can be given as they stand in its form, and files. */
export function offeredForSetting(flag: string): {
  readonly values: readonly string[] | undefined;
  readonly isFile: boolean;
} {
  const { form } = Object.values(settings).find((setting) => setting.flag === flag) ?? { form: '' };
  const values = [...form.matchAll(/`([A-Za-z0-9][A-Za-z0-9-]*)`/g)].map(([, word = '']) => word);
  return { values: values.length > 0 ? values : undefined, isFile: /\bfile\b/.test(form) };
}
