import { Option, type Command as Parser } from 'commander';
import { seeHelp } from '../help.js';
import { spellings } from './aliases.js';
import { type Command, type CommandNode, isGroup } from './command.js';
import type { Flags } from './flags.js';
import { requiredRole } from './required-role.js';

/** What the parser read for a command. */
export interface Invocation {
  readonly command: Command;
  /** By argument name, without the signs that tell how many there may be. */
  readonly arguments: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What was given for each flag. */
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** How to see the help of the command, for the end of an error about a wrong use. */
  readonly seeHelp: string;
  /** Whether calls to the server are to be told. */
  readonly isDebug: boolean;
  /** The profile that was asked for. */
  readonly profileName: string | undefined;
}

const DEBUG_FLAG = () => new Option('-D, --debug', 'Tell of each call to the server.').hideHelp();
const PROFILE_FLAG = () =>
  new Option('-P, --profile <name>', 'The profile to use; see "sallyport config list".');

/** What a parser command was made from, for help, completion and the reference page. */
export const sources = new WeakMap<Parser, CommandNode>();

/** Adds a command or a group with everything in it below a parser. */
export async function buildCommand(
  parent: Parser,
  node: CommandNode,
  run: (invocation: Invocation) => Promise<void>,
): Promise<void> {
  const parser = parent
    .command(node.name, { hidden: !isGroup(node) && node.isHidden === true })
    .summary(node.summary)
    .addOption(PROFILE_FLAG())
    .addOption(DEBUG_FLAG());
  sources.set(parser, node);
  const aliases = [...(node.aliases ?? []), ...(isGroup(node) ? spellings(node.name) : [])];
  for (const alias of new Set(aliases)) parser.alias(alias);
  if (isGroup(node)) {
    parser.description(node.summary).helpCommand(false);
    const commands = typeof node.commands === 'function' ? await node.commands() : node.commands;
    for (const child of commands) await buildCommand(parser, child, run);
    return;
  }
  parser.description(describe(node));
  for (const [written, help] of Object.entries(node.arguments ?? {}))
    parser.argument(argumentForm(written), help);
  for (const [name, flag] of Object.entries(node.flags ?? {})) {
    parser.addOption(option(name, flag));
    if (flag.isNegatable) parser.addOption(new Option(`--no-${name}`).hideHelp());
  }
  if (node.examples.length > 0) parser.addHelpText('before', () => examplesText(node));
  parser.action(async () => {
    const options = parser.opts<Record<string, readonly string[] | boolean | undefined>>();
    const given = Object.keys(node.flags ?? {}).map((name) => {
      const value = options[attributeOf(name)];
      return [name, typeof value === 'boolean' ? [`${value}`] : (value ?? [])] as const;
    });
    await run({
      command: node,
      arguments: Object.fromEntries(
        Object.keys(node.arguments ?? {}).map((written, index) => [
          written.replace(/\?$|\.\.\.$/, ''),
          parser.processedArgs[index],
        ]),
      ),
      given: Object.fromEntries(given),
      seeHelp: seeHelp(parser),
      isDebug: innermost(parser, 'debug') === true,
      profileName: profileOf(parser),
    });
  });
}

function describe({ summary, operations = [], operationsWith = {} }: Command): string {
  const further = Object.entries(operationsWith).map(([flag, some]) => requiredRole(some, `--${flag}`));
  return [summary, requiredRole(operations), ...further].filter((text) => text !== undefined).join('\n\n');
}

function argumentForm(written: string): string {
  return written.endsWith('?') ? `[${written.slice(0, -1)}]` : `<${written}>`;
}

function option(name: string, flag: Flags[string]): Option {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  const value = flag.placeholder === undefined ? '' : ` <${flag.placeholder}>`;
  const notes = [
    flag.isRequired ? 'required' : undefined,
    flag.fallback === undefined ? undefined : `default: ${flag.fallback}`,
  ].filter((note) => note !== undefined);
  const help = notes.length === 0 ? flag.help : `${flag.help} (${notes.join(', ')})`;
  const made = new Option(`${short}--${name}${value}`, help);
  // Several are kept in order; the flag's own reading decides what they mean.
  return flag.placeholder === undefined
    ? made
    : made.argParser((given: string, before: readonly string[] | undefined) => [...(before ?? []), given]);
}

/** The name under which the parser keeps a flag. */
function attributeOf(name: string): string {
  return new Option(`--${name}`).attributeName();
}

function profileOf(parser: Parser): string | undefined {
  const name = innermost(parser, 'profile');
  return typeof name === 'string' ? name : undefined;
}

/** What was given for a flag that every command has; of several the innermost one counts. */
function innermost(parser: Parser, name: string): unknown {
  for (let at: Parser | null = parser; at !== null; at = at.parent) {
    const given: unknown = at.opts()[name];
    if (given !== undefined) return given;
  }
  return undefined;
}

function examplesText({ examples }: Command): string {
  const lines = examples.flatMap(({ text, line }) => [`  # ${text}`, `  sallyport ${line}`, '']);
  return `Examples:\n${lines.join('\n')}`;
}
