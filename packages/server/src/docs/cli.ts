import type { Command as Parser } from 'commander';
import { exitStatus, statusOfSignal } from '../cli/exit-status.js';
import { sources } from '../cli/kit/build-command.js';
import { isGroup } from '../cli/kit/command.js';
import {
  compacted,
  counted,
  forced,
  inOrganization,
  inProject,
  output,
  paged,
} from '../cli/kit/shared-flags.js';
import { PROPERTY_NAMES, propertyOf } from '../cli/profiles/properties.js';
import { settings } from '../config/settings.js';
import { code, codes, page, table } from './markdown.js';

const exitStatuses: readonly (readonly [status: number, meaning: string])[] = [
  [
    exitStatus.success,
    'Success. Also: help, a group without a command (shows its help), and a server that was stopped by a signal.',
  ],
  [
    exitStatus.failure,
    'Failure, or the output could not be written; standard error has the reason. Also: wrong usage of a client command, as with the Atlas CLI; and `explain`, if the request would be refused.',
  ],
  [exitStatus.usage, 'Wrong usage of a server command (`start`, `seed` and others), or an unknown command.'],
  [
    exitStatus.notStarted,
    '`run`: the server could not start, or the command line is wrong. Nothing was run.',
  ],
  [exitStatus.notExecutable, '`run`: the command cannot be executed.'],
  [exitStatus.notFound, '`run`: the command does not exist.'],
  [statusOfSignal('SIGINT'), 'Ctrl-C at a prompt. Nothing was done.'],
  [statusOfSignal('SIGPIPE'), 'The program that read the output has exited.'],
];

/** Flags that many commands have, told once. */
const COMMON_FLAGS = {
  ...inOrganization,
  ...inProject,
  ...output,
  ...paged,
  ...counted,
  ...compacted,
  ...forced,
};

/** `--data-dir` of the flag `--data-dir <dir>`. */
const settingFlags: readonly string[] = Object.values(settings).map(({ flag }) => flag);

/** Commands whose page is another one: that of the settings, and that of the operations. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  start:
    'Its flags are the settings in [configuration.md](configuration.md); `--no-bootstrap`, which prints a one-time setup link instead of creating a first organization; and `--ephemeral`, which keeps everything in memory and prints one line of JSON when the server is ready ([seeds](../guides/seed.md#in-ci)), and with it `--demo`, for IDs and keys that are the same every time ([demo](../guides/seed.md#demo-fixed-well-known-keys)).',
  api: 'Tags and operations are those of [operations.md](operations.md), the tag in camel case: `api programmaticApiKeys listOrgApiKeys`. Path and query parameters are flags; `--version` picks the version, `--file` or standard input gives the body. `--orgId` and `--groupId` default to the profile. `api atlasV1` has the operations of version 1.0, those of [atlas-v1-operations.md](atlas-v1-operations.md): `api atlasV1 programmaticApiKeys listOrgApiKeys`.',
};

/** docs/reference/cli.md, from the tree of commands. */
export function cliPage(program: Parser): string {
  return page(
    '# Command line',
    `\`sallyport\` starts the server, and is a client with the commands of the Atlas CLI for access management. In scripts for
\`atlas\`, replace the name ([differences](../guides/cli.md#what-differs-from-the-atlas-cli)). Every command has \`--help\`.`,
    `If the server refuses a request, the error has one line with URL, method, status, error code, detail, reason and parameters. Commands that
delete ask for confirmation on a terminal; without a terminal they need \`--force\`.`,
    '## Exit status',
    table(
      ['Status', 'Meaning'],
      exitStatuses.map(([status, meaning]) => [`${status}`, meaning]),
    ),
    '## Output',
    table(
      ['`--output`', 'Output'],
      [
        [code('plaintext'), 'A table or a sentence. The default, unless the profile has another format.'],
        [code('json'), 'The answer of the API, indented.'],
        [
          code('json-path=$.results[0].id'),
          'The matches of the path, as JSON. Supported: `.name`, `[\'name\']`, `[0]`, `[-1]`, `[1:3]`, `*`, `..name` and `[?(@.name=="value")]`.',
        ],
        [
          code('go-template={{range .Results}}{{.Id}} {{end}}'),
          'A Go template over the answer. A field that the answer of the command never has is an error; one that is absent prints as `<nil>`. Understood are fields, `range`, `if`, `with`, `else`, literals, `len`, `index`, `json`, comments and trimming.',
        ],
        [code('go-template-file=<file>'), 'The same, from a file.'],
      ],
    ),
    '## Profiles',
    `Profiles are stored in \`\${XDG_CONFIG_HOME:-~/.config}/sallyport/config.toml\`, which only its owner can read. \`-P\` selects one. Without
it, the profile is that of \`MONGODB_ATLAS_PROFILE\`, the only one, or \`default\`. An environment variable overrides the profile, and a flag
overrides both.`,
    table(
      ['Property', 'Environment variable', 'Meaning'],
      PROPERTY_NAMES.map((name) => {
        const { env, help } = propertyOf(name);
        return [code(name), codes(env), help];
      }),
    ),
    '## Common flags',
    table(
      ['Flag', 'Meaning'],
      Object.entries(COMMON_FLAGS).map(([name, { short, help, fallback }]) => [
        short === undefined ? code(`--${name}`) : codes([`-${short}`, `--${name}`]),
        fallback === undefined ? help : `${help} Default: ${fallback}.`,
      ]),
    ),
    ...shown(program).flatMap((command) => sections(command, [])),
  );
}

function shown(command: Parser): readonly Parser[] {
  return command.commands.filter((child) => {
    const source = sources.get(child);
    return child.name() !== 'help' && (source === undefined || isGroup(source) || source.isHidden !== true);
  });
}

/** A heading for each command, and for each group with commands of its own. */
function sections(command: Parser, before: readonly string[]): readonly string[] {
  const names = [...before, command.name()];
  const elsewhere = before.length === 0 ? ELSEWHERE[command.name()] : undefined;
  const heading = `${before.length === 0 ? '##' : '###'} ${names.join(' ')}`;
  if (elsewhere !== undefined) return [heading, command.description(), elsewhere];
  if (command.commands.length === 0) return [heading, ...leaf(command, names)];
  return [
    heading,
    command.description(),
    ...aliases(command),
    ...shown(command).flatMap((child) => sections(child, names)),
  ];
}

function leaf(command: Parser, names: readonly string[]): readonly string[] {
  const source = sources.get(command);
  const examples = source === undefined || isGroup(source) ? [] : source.examples;
  const usage = [
    'sallyport',
    ...names,
    ...command.registeredArguments.map((argument) => {
      const name = argument.variadic ? `${argument.name()}...` : argument.name();
      return argument.required ? `<${name}>` : `[${name}]`;
    }),
    '[flags]',
  ].join(' ');
  const options = command.options
    .filter(({ hidden, long }) => !hidden && long !== '--profile')
    .map(({ flags, long, description }) => ({ flags, long: long ?? '', description }));
  const isClient = source !== undefined;
  const isCommon = ({ long }: { long: string }) => isClient && Object.hasOwn(COMMON_FLAGS, long.slice(2));
  const isSetting = ({ long }: { long: string }) => !isClient && settingFlags.includes(long);
  const inputs = [
    ...command.registeredArguments.map((argument) => [code(argument.name()), argument.description]),
    ...options
      .filter((option) => !isCommon(option) && !isSetting(option))
      .map(({ flags, description }) => [code(flags), description]),
  ];
  const common = options.filter(isCommon).map(({ long }) => long);
  const shared = options.filter(isSetting).map(({ long }) => long);
  return [
    command.description(),
    `\`\`\`\n${usage}\n\`\`\``,
    ...aliases(command),
    ...(inputs.length === 0 ? [] : [table(['Argument or flag', 'Meaning'], inputs)]),
    ...(common.length === 0 ? [] : [`Common flags: ${codes(common)}.`]),
    ...(shared.length === 0 ? [] : [`Settings, see [configuration.md](configuration.md): ${codes(shared)}.`]),
    ...(examples.length === 0
      ? []
      : [
          `\`\`\`sh\n${examples.map(({ text, line }) => `# ${text}\nsallyport ${line}`).join('\n\n')}\n\`\`\``,
        ]),
  ];
}

function aliases(command: Parser): readonly string[] {
  return command.aliases().length === 0 ? [] : [`Also written ${codes(command.aliases())}.`];
}
