import { parseAst } from 'vitest/node';

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** What a text is compared with, and what types say, gives no such text to anybody. */
function givesNothing({ type, operator }: Node): boolean {
  return type.startsWith('TS')
    ? !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(type)
    : type === 'BinaryExpression' && /^[!=]==?$/.test(String(operator));
}

/** The name of a property, the case of a switch, and the type that something is taken for. */
function isName({ type, computed }: Node, part: string): boolean {
  if (part === 'key') return computed !== true;
  return part === 'typeAnnotation' || (part === 'test' && type === 'SwitchCase');
}

/** The texts that a source passes on as values: as arguments, in tables, as one or another. Comments and types do not count. */
export function textsGiven(source: string): Set<string> {
  const found = new Set<string>();
  const rest: unknown[] = [parseAst(source, { lang: 'ts' })];
  while (rest.length > 0) {
    const value = rest.pop();
    if (Array.isArray(value)) rest.push(...value);
    if (!isNode(value) || givesNothing(value)) continue;
    if (value.type === 'Literal' && typeof value.value === 'string') found.add(value.value);
    for (const [part, child] of Object.entries(value)) if (!isName(value, part)) rest.push(child);
  }
  return found;
}
