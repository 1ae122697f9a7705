import type { Command } from 'commander';
import { sources } from '../kit/build-command.js';
import { isGroup } from '../kit/command.js';

/** What can follow a command on the line. */
export interface Words {
  /** The words that lead to it, with slashes; empty for the program itself. */
  readonly path: string;
  /** Every spelling of its last word. */
  readonly spellings: readonly string[];
  readonly summary: string;
  readonly commands: readonly string[];
  readonly flags: readonly string[];
  /** Values of flags that have a set of them, by the ways the flag is written. */
  readonly choices: readonly { readonly flags: readonly string[]; readonly values: readonly string[] }[];
}

/** The words of a program and of all commands below it. */
export function wordsOf(program: Command): readonly Words[] {
  return visit(program, '');

  function visit(command: Command, path: string): readonly Words[] {
    const below = command.commands.flatMap((child) => visit(child, `${path}/${child.name()}`));
    const source = sources.get(command);
    const flags = source === undefined || isGroup(source) ? {} : (source.flags ?? {});
    return [
      {
        path,
        spellings: [command.name(), ...command.aliases()],
        summary: command.summary() || command.description(),
        commands: command.commands.map((child) => child.name()),
        flags: [...command.options.filter(({ hidden }) => !hidden).map(({ long }) => long ?? ''), '--help'],
        choices: Object.entries(flags).flatMap(([name, { short, choices }]) =>
          choices.length === 0
            ? []
            : [{ flags: [`--${name}`, ...(short === undefined ? [] : [`-${short}`])], values: choices }],
        ),
      },
      ...below,
    ];
  }
}
