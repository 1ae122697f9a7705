import { expect, it } from 'vitest';
import { type CommandGroup, defineCommand } from './command.js';
import { text, toggle, yesOrNo } from './flags.js';
import { normalizeArguments } from './normalize-arguments.js';

const root: CommandGroup = {
  name: 'projects',
  summary: '',
  commands: [
    defineCommand({
      name: 'list',
      aliases: ['ls'],
      summary: '',
      flags: { output: text('', { short: 'o' }), force: toggle(''), includeCount: yesOrNo('') },
      examples: [],
      run: () => {},
    }),
  ],
};

it.each([
  [
    ['projects', 'ls', '-o=json'],
    ['projects', 'ls', '-o', 'json'],
  ],
  [
    ['projects', 'list', '--output=a=b'],
    ['projects', 'list', '--output', 'a=b'],
  ],
  [
    ['projects', 'list', '--force=true'],
    ['projects', 'list', '--force'],
  ],
  [
    ['projects', 'list', '--force=false'],
    ['projects', 'list'],
  ],
  [
    ['projects', 'list', '--includeCount=false'],
    ['projects', 'list', '--no-includeCount'],
  ],
  [
    ['projects', 'list', '--force=maybe'],
    ['projects', 'list', '--force=maybe'],
  ],
  [
    ['projects', 'list', '-o', '--force=false'],
    ['projects', 'list', '-o', '--force=false'],
  ],
  [
    ['projects', 'list', '--', '-o=json'],
    ['projects', 'list', '--', '-o=json'],
  ],
  [
    ['-P=x', 'projects', 'list'],
    ['-P', 'x', 'projects', 'list'],
  ],
  [
    ['projects', '-P', 'list', 'list', '-o=json'],
    ['projects', '-P', 'list', 'list', '-o', 'json'],
  ],
  [
    ['projects', 'list', '--unknown=1'],
    ['projects', 'list', '--unknown=1'],
  ],
])('%j is read as %j', (given, normalized) => {
  expect(normalizeArguments(given, root)).toEqual(normalized);
});
