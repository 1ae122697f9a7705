import { CommandError } from '../command-error.js';

/** A value in a template: a path from the current value (empty: itself) or from the outermost, a literal, or a call. */
export type Expression =
  | { readonly kind: 'path'; readonly names: readonly string[]; readonly fromRoot: boolean }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | {
      readonly kind: 'call';
      readonly name: 'len' | 'index' | 'json';
      readonly arguments: readonly Expression[];
    };

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly expression: Expression }
  | {
      readonly kind: 'range' | 'if' | 'with';
      readonly expression: Expression;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    };

type Token = { readonly text: string } | { readonly action: string };

const CALLS = { len: 1, index: 2, json: 1 } as const;

/**
 * Reads the part of Go's text/template that scripts on a command line use: `{{.Name}}`, `{{range}}`, `{{if}}`, `{{with}}`
 * with `{{else}}`, literals, `len`, `index`, `json`, comments and trimming. Throws CommandError that names anything else.
 */
export function parseGoTemplate(template: string): readonly Node[] {
  const tokens = tokenize(template);
  let position = 0;

  /** Reads nodes until an action that ends the block; `undefined` is the end of the template. */
  function block(): { nodes: readonly Node[]; end: 'else' | 'end' | undefined } {
    const nodes: Node[] = [];
    for (;;) {
      const token = tokens[position];
      position += 1;
      if (token === undefined) return { nodes, end: undefined };
      if ('text' in token) nodes.push({ kind: 'text', text: token.text });
      else if (token.action === 'else' || token.action === 'end') return { nodes, end: token.action };
      else nodes.push(action(token.action));
    }
  }

  function action(source: string): Node {
    const [, kind, rest = ''] = /^(range|if|with)\s+(.+)$/s.exec(source) ?? [];
    if (kind === undefined) return { kind: 'print', expression: parseExpression(source) };
    const body = block();
    const otherwise = body.end === 'else' ? block() : { nodes: [], end: body.end };
    if (otherwise.end !== 'end') throw fault(`{{${source}}} has no {{end}}`);
    return {
      kind: kind as 'range' | 'if' | 'with',
      expression: parseExpression(rest),
      body: body.nodes,
      otherwise: otherwise.nodes,
    };
  }

  const { nodes, end } = block();
  if (end !== undefined) throw fault(`{{${end}}} stands alone`);
  return nodes;
}

function tokenize(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = template;
  for (;;) {
    const start = rest.indexOf('{{');
    if (start < 0) return [...tokens, { text: rest }];
    const end = endOfAction(rest, start + 2);
    if (end === undefined)
      throw fault(`${JSON.stringify(rest.slice(start, start + 20))} does not end with }}`);
    // A minus beside the braces, apart from what is inside, trims the text on its side.
    const inside = rest.slice(start + 2, end);
    const isTrimmedBefore = /^-\s/.test(inside);
    const isTrimmedAfter = inside.endsWith('-') && /\s/.test(inside.at(-2) ?? '');
    const source = inside.slice(isTrimmedBefore ? 1 : 0, isTrimmedAfter ? -1 : undefined).trim();
    const before = rest.slice(0, start);
    tokens.push({ text: isTrimmedBefore ? before.trimEnd() : before });
    if (!source.startsWith('/*')) tokens.push({ action: source });
    rest = rest.slice(end + 2);
    if (isTrimmedAfter) rest = rest.trimStart();
  }
}

/** Where the braces that end an action are; those in quoted texts and comments do not count. */
function endOfAction(template: string, from: number): number | undefined {
  let at = from;
  while (at < template.length) {
    if (template.startsWith('}}', at)) return at;
    const character = template[at] ?? '';
    if (template.startsWith('/*', at)) at = after(template, '*/', at + 2);
    else if (character === '`') at = after(template, '`', at + 1);
    else if (character === '"') {
      at += 1;
      while (at < template.length && template[at] !== '"') at += template[at] === '\\' ? 2 : 1;
      at += 1;
    } else at += 1;
  }
  return undefined;
}

/** The place after the next occurrence, or beyond the end. */
function after(template: string, token: string, from: number): number {
  const found = template.indexOf(token, from);
  return found < 0 ? template.length : found + token.length;
}

const WORD =
  /^\s*(?:("(?:[^"\\]|\\.)*")|`([^`]*)`|(\$?(?:\.[A-Za-z_]\w*)+|\$|\.)|(-?\d+(?:\.\d+)?)|(true|false)|([a-z]\w*))(?=\s|$)/;

function parseExpression(source: string): Expression {
  const words: (Expression | { readonly name: string })[] = [];
  let rest = source;
  while (rest.trim() !== '') {
    const found = WORD.exec(rest);
    if (found === null) throw fault(`{{${source}}} is not among what is understood here`);
    words.push(word(found, source));
    rest = rest.slice(found[0].length);
  }
  const [first, ...others] = words;
  const isCall = first !== undefined && 'name' in first && !('kind' in first);
  if (!isCall) {
    if (first === undefined || others.length > 0)
      throw fault(`{{${source}}} is not among what is understood here`);
    return first as Expression;
  }
  const name = first.name;
  if (!isCallName(name) || others.length !== CALLS[name] || others.some((other) => !('kind' in other)))
    throw fault(`{{${source}}} is not among what is understood here`);
  return { kind: 'call', name, arguments: others as Expression[] };
}

function word(found: RegExpExecArray, source: string): Expression | { readonly name: string } {
  const [, quoted, raw, path, number, boolean, name = ''] = found;
  if (quoted !== undefined) return { kind: 'literal', value: unquote(quoted, source) };
  if (raw !== undefined) return { kind: 'literal', value: raw };
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  if (boolean !== undefined) return { kind: 'literal', value: boolean === 'true' };
  if (path === undefined) return { name };
  const fromRoot = path.startsWith('$');
  return { kind: 'path', names: path.replace(/^\$/, '').split('.').filter(Boolean), fromRoot };
}

/** The escapes that Go and JSON share are all there is need for. */
function unquote(quoted: string, source: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw fault(`the text in {{${source}}} has an escape that is not understood`);
  }
}

function isCallName(name: string): name is keyof typeof CALLS {
  return Object.hasOwn(CALLS, name);
}

function fault(reason: string): CommandError {
  return new CommandError(`go-template: ${reason}`);
}
