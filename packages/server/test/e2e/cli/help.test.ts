import type { Command as Parser } from 'commander';
import { describe, expect, it } from 'vitest';
import { sources } from '../../../src/cli/kit/build-command.js';
import { type Example, isGroup } from '../../../src/cli/kit/command.js';
import { wholeProgram } from '../../../src/cli/program.js';
import { configHome, output, sallyport, words } from '../../support/cli.js';

/** Every client command with the words that lead to it. */
function leaves(
  parser: Parser,
  before: readonly string[] = [],
): readonly { line: string; examples: readonly Example[] }[] {
  return parser.commands.flatMap((child) => {
    const names = [...before, child.name()];
    const source = sources.get(child);
    if (source === undefined) return [];
    return isGroup(source) ? leaves(child, names) : [{ line: names.join(' '), examples: source.examples }];
  });
}

const all = leaves(await wholeProgram());
const own = all.filter(({ line }) => !line.startsWith('api '));

describe('the help', () => {
  it('knows the commands', () => {
    expect(own.length).toBeGreaterThan(80);
  });

  it.each(own)('of $line shows an example of it', async ({ line, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    const help = await output(`${line} --help`, {});
    for (const example of examples) {
      expect(example.line.startsWith(line)).toBe(true);
      expect(help).toContain(`  # ${example.text}\n  sallyport ${example.line}\n`);
    }
  });

  /** Runs until it is stopped; e2e/cli/guard-proxy.test.ts starts it with each of its flags. */
  const ends = own.filter(({ line }) => line !== 'guard proxy');

  it.each(ends.flatMap(({ examples }) => examples))('shows flags that are there: $line', async ({ line }) => {
    const { stderr } = await sallyport(words(line.replace(/ <.*/, '')), {
      // Nothing listens there, so that is what a right line fails with at the latest.
      env: {
        XDG_CONFIG_HOME: configHome(),
        SALLYPORT_BASE_URL: 'http://127.0.0.1:9',
        MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_1',
        MONGODB_ATLAS_CLIENT_SECRET: 's',
        MONGODB_ATLAS_ORG_ID: '5a1b39eec902201990f12345',
        MONGODB_ATLAS_PROJECT_ID: '5e2211c17a3e5a48f5497de3',
      },
    });
    expect(stderr).not.toMatch(/^Error: (unknown|missing)|required flag|is none of|must be/);
  });

  it('of the program names every group', async () => {
    const help = await output('--help', {});
    for (const name of [
      'start',
      'auth',
      'config',
      'organizations',
      'projects',
      'teams',
      'users',
      'accessLists',
      'events',
      'api',
      'completion',
    ])
      expect(help).toMatch(new RegExp(`\\n {2}${name}[ |]`));
  });
});
