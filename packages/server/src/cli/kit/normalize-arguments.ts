import { spellings } from './aliases.js';
import { type CommandNode, isGroup } from './command.js';

/**
 * Turns the forms that programs written in Go take into the ones the parser knows: `-o=json` into `-o json`,
 * `--force=true` into `--force`; `--force=false` is left out, or said where it means something. What follows `--`, and values, stay as they are.
 * Without the command that the words name, everything stays as it is.
 */
export function normalizeArguments(given: readonly string[], root: CommandNode): readonly string[] {
  const normalized: string[] = [];
  let node: CommandNode | undefined;
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? '';
    if (argument === '--') return [...normalized, ...given.slice(index)];
    const [, name = '', value] = /^(--?[A-Za-z][\w-]*)(?:=(.*))?$/s.exec(argument) ?? [];
    const kind = kindOf(name, node);
    if (kind === 'value' && value === undefined) {
      normalized.push(argument, ...given.slice(index + 1, index + 2));
      index += 1;
    } else if (kind === 'value' && value !== undefined) normalized.push(name, value);
    else if (kind === 'negatable' && value === 'false') normalized.push(name.replace('--', '--no-'));
    else if ((kind === 'toggle' || kind === 'negatable') && (value === 'true' || value === 'false'))
      normalized.push(...(value === 'true' ? [name] : []));
    else {
      if (!argument.startsWith('-')) node = step(node, argument, root);
      normalized.push(argument);
    }
  }
  return normalized;
}

/** The node that a word leads to; a command's own arguments lead nowhere else. */
function step(node: CommandNode | undefined, word: string, root: CommandNode): CommandNode | undefined {
  if (node === undefined) return root;
  if (!isGroup(node) || typeof node.commands === 'function') return node;
  return node.commands.find((child) => namesOf(child).includes(word)) ?? node;
}

function namesOf(node: CommandNode): readonly string[] {
  return [node.name, ...(node.aliases ?? []), ...(isGroup(node) ? spellings(node.name) : [])];
}

function kindOf(
  written: string,
  node: CommandNode | undefined,
): 'value' | 'toggle' | 'negatable' | undefined {
  if (written === '-P' || written === '--profile') return 'value';
  if (node === undefined || isGroup(node)) return undefined;
  const found = Object.entries(node.flags ?? {}).find(
    ([name, { short }]) => written === `--${name}` || written === `-${short}`,
  );
  if (found === undefined) return undefined;
  const [, { placeholder, isNegatable }] = found;
  return placeholder !== undefined ? 'value' : isNegatable ? 'negatable' : 'toggle';
}
