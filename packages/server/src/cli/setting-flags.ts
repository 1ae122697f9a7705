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

/** The values that a setting is one of, by its flag; undefined where it takes others, and for what is no setting. */
export function valuesOfSetting(flag: string): readonly string[] | undefined {
  const { form } = Object.values(settings).find((setting) => setting.flag === flag) ?? { form: '' };
  return /^`[^`]+`(?:, `[^`]+`)*$/.test(form) ? form.replaceAll('`', '').split(', ') : undefined;
}
