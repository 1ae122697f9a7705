import { shownJson, shownText } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import type { AnswerFields } from './answer-fields.js';
import type { Expression, Node } from './go-template-parser.js';

/** A value and the outermost one. */
interface Scope {
  readonly current: unknown;
  readonly root: unknown;
  readonly fieldsOf: AnswerFields['of'];
}

/**
 * Fills a Go template with an answer. Field names are those of the answer in any case, so `{{.Id}}` and `{{.PublicKey}}`
 * find `id` and `publicKey`. A field that is absent prints as `<nil>`, as for the Atlas CLI; one that there is not, by
 * `fieldsOf`, is a mistake, as in Go. Throws CommandError.
 */
export function renderGoTemplate(
  template: readonly Node[],
  value: unknown,
  fieldsOf: AnswerFields['of'],
): string {
  return render(template, { current: value, root: value, fieldsOf });
}

function render(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => renderNode(node, scope)).join('');
}

function renderNode(node: Node, scope: Scope): string {
  if (node.kind === 'text') return node.text;
  const value = evaluate(node.expression, scope);
  // What the template itself says is meant so.
  if (node.kind === 'print') return node.expression.kind === 'literal' ? `${value}` : print(value);
  const inside = (current: unknown) => render(node.body, { ...scope, current });
  if (!isTrue(value)) return render(node.otherwise, scope);
  if (node.kind === 'if') return render(node.body, scope);
  if (node.kind === 'with') return inside(value);
  if (typeof value !== 'object' || value === null)
    throw new CommandError('go-template: {{range}} needs a list, and got one value');
  // Go visits the keys of a map in order.
  const items = Array.isArray(value) ? value : sortedEntries(value).map(([, item]) => item);
  return items.map(inside).join('');
}

function evaluate(expression: Expression, scope: Scope): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'path')
    return expression.names.reduce(
      (value, name) => field(value, name, scope.fieldsOf),
      expression.fromRoot ? scope.root : scope.current,
    );
  const [first, second] = expression.arguments.map((argument) => evaluate(argument, scope));
  switch (expression.name) {
    case 'json':
      return shownJson(JSON.stringify(first) ?? 'null');
    case 'len':
      if (typeof first === 'string' || Array.isArray(first)) return first.length;
      return typeof first === 'object' && first !== null ? Object.keys(first).length : 0;
    case 'index':
      if (Array.isArray(first) && typeof second === 'number') {
        if (second in first) return first[second];
        throw new CommandError(`go-template: index ${second} is beyond the list's ${first.length} items`);
      }
      return typeof second === 'string' ? entry(first, second) : undefined;
  }
}

function field(value: unknown, name: string, fieldsOf: AnswerFields['of']): unknown {
  const wanted = name.toLowerCase();
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const found = Object.entries(value).find(([key]) => key.toLowerCase() === wanted);
    if (found !== undefined) return found[1];
    const known = fieldsOf(value) ?? Object.keys(value);
    if (known.some((key) => key.toLowerCase() === wanted)) return undefined;
    throw new CommandError(
      `go-template: can't evaluate field ${name}: ${known.length === 0 ? 'there are no fields' : `the fields are ${known.join(', ')}`}`,
    );
  }
  if (value === undefined || value === null) return undefined;
  throw new CommandError(
    `go-template: there is no .${name} in ${Array.isArray(value) ? 'a list' : 'a text or number'}`,
  );
}

/** What `index` finds in a map: nothing is no mistake there. */
function entry(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/** As in Go: false, 0 and everything empty is not true. */
function isTrue(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function print(value: unknown): string {
  if (value === undefined || value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(print).join(' ')}]`;
  if (typeof value !== 'object') return shownText(String(value));
  return `map[${sortedEntries(value)
    .map(([key, item]) => `${key}:${print(item)}`)
    .join(' ')}]`;
}

function sortedEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
