import { CommandError } from '../command-error.js';
import type { Step } from './json-path-parser.js';

/**
 * What a JSONPath finds: the value itself where the path names one, otherwise the list of what was found (`*`, `..`,
 * slices and filters). Throws CommandError where the path names something that is not there.
 */
export function evaluateJsonPath(steps: readonly Step[], value: unknown): unknown {
  let found: readonly unknown[] = [value];
  let isList = false;
  for (const step of steps) {
    const isChoice = step.kind !== 'name' && step.kind !== 'index';
    const next = found.flatMap((each) => take(step, each));
    // Where one value was asked for, its absence is a mistake; in a list it is no match.
    if (!isList && !isChoice && next.length === 0)
      throw new CommandError(`json-path: there is no ${step.text} in the answer`);
    isList ||= isChoice;
    found = next;
  }
  return isList ? found : found[0];
}

function take(step: Step, value: unknown): readonly unknown[] {
  switch (step.kind) {
    case 'name':
      return isObject(value) && Object.hasOwn(value, step.name) ? [value[step.name]] : [];
    case 'index': {
      if (!Array.isArray(value)) return [];
      const index = step.index < 0 ? value.length + step.index : step.index;
      return index in value ? [value[index]] : [];
    }
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'all':
      return children(value);
    case 'descend':
      return [value, ...descendants(value)].flatMap((each) => take(step.step, each));
    case 'filter':
      return children(value).filter((each) => matches(step, each));
  }
}

function matches({ path, operator, literal }: Extract<Step, { kind: 'filter' }>, value: unknown): boolean {
  let found: readonly unknown[] = [value];
  for (const step of path) found = found.flatMap((each) => take(step, each));
  if (operator === undefined) return found.length > 0;
  const isEqual = found.length > 0 && found[0] === literal;
  return operator === '==' ? isEqual : !isEqual;
}

function children(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function descendants(value: unknown): readonly unknown[] {
  return children(value).flatMap((child) => [child, ...descendants(child)]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
