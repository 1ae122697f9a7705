import type { Command } from 'commander';
import { sources } from '../kit/build-command.js';
import { isGroup } from '../kit/command.js';
import type { Values } from '../kit/flags.js';
import { offeredForSetting } from '../setting-flags.js';

/** What can follow a command on the line. */
export interface Words {
  /** The words that lead to it, with slashes; empty for the program itself. */
  readonly path: string;
  /** Every spelling of its last word. */
  readonly spellings: readonly string[];
  readonly summary: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly flags: readonly FlagWords[];
  /** What its arguments can be, where that is known. */
  readonly values: Values | undefined;
}

export interface FlagWords {
  /** `--output`. */
  readonly long: string;
  /** `-o`. */
  readonly short: string | undefined;
  readonly summary: string;
  readonly takesValue: boolean;
  readonly values: Values | undefined;
  /** Whether it takes a file as well. */
  readonly takesFile: boolean;
}

/** The words of a program and of all commands below it that are not hidden. */
export function wordsOf(program: Command): readonly Words[] {
  return visit(program, '');

  function argumentsOf(command: Command): Values | undefined {
    if (command.name() === 'help' && command.parent === program)
      return program.commands.filter((child) => !isHidden(child)).map((child) => child.name());
    return command.registeredArguments[0]?.argChoices;
  }

  function visit(command: Command, path: string): readonly Words[] {
    const children = command.commands.filter((child) => !isHidden(child));
    const source = sources.get(command);
    const own = source === undefined || isGroup(source) ? undefined : source;
    const flags = command.options.filter(({ hidden }) => !hidden);
    const commands = children.map((child) => ({ name: child.name(), summary: summaryOf(child) }));
    return [
      {
        path,
        spellings: [command.name(), ...command.aliases()],
        summary: summaryOf(command),
        commands,
        flags: [
          ...flags.map(({ long: given, short, description, required }) => {
            const long = given ?? '';
            const ofSetting = offeredForSetting(long);
            const values =
              long === '--profile' ? 'profiles' : (own?.flags?.[long.slice(2)]?.values ?? ofSetting.values);
            return {
              long,
              short,
              summary: firstSentence(description),
              takesValue: required,
              values,
              // What has no values may be one.
              takesFile: required && (values === undefined || ofSetting.isFile),
            } as const;
          }),
          {
            long: '--help',
            short: '-h',
            summary: 'Show help',
            takesValue: false,
            values: undefined,
            takesFile: false,
          },
        ],
        values: own?.argumentValues ?? argumentsOf(command),
      },
      ...children.flatMap((child) => visit(child, `${path}/${child.name()}`)),
    ];
  }
}

function isHidden(command: Command): boolean {
  const source = sources.get(command);
  return source !== undefined && !isGroup(source) && source.isHidden === true;
}

function summaryOf(command: Command): string {
  return firstSentence(command.summary() || command.description());
}

/** One line of a menu has room for as much. */
function firstSentence(text: string): string {
  return text.split(/[.:;](?:\s|$)/, 1)[0] ?? '';
}

/** A line of shell that names the profiles, when it is run. */
export const PROFILES = 'sallyport config list 2>/dev/null | tail -n +2';
