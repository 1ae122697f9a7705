import type { Operation } from '../http/operation.js';
import { moduleOf } from './contract.js';
import { literal } from './typescript.js';

/** The parts of a schema that say which fields what it describes can have. */
interface Form {
  readonly properties?: Readonly<Record<string, Form>>;
  readonly items?: Form;
  readonly anyOf?: readonly Form[];
  readonly allOf?: readonly Form[];
}

/** Fields of an object, or of the objects of a list, with the shape of each; nothing where there are none. */
type Shape = { readonly [name: string]: Shape | undefined };

/** A module that tells, for templates, which fields the answer of each operation can have: others are misspelt. */
export function answerFieldsModule(operations: readonly Operation[]): string {
  const numbers = new Map<string, number>();
  const number = (shape: Shape | undefined): string => {
    if (shape === undefined) return 'null';
    const fields = Object.keys(shape).sort();
    const text = `{ ${fields.map((name) => `${literal(name)}: ${number(shape[name])}`).join(', ')} }`;
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return `${known}`;
  };
  const answers = operations
    .map((operation) => [operation, number(shapeOfAnswers(operation))] as const)
    .filter(([, shape]) => shape !== 'null')
    .map(([{ wire, operationId }, shape]) => `  ${literal(`${wire.name}.${operationId}`)}: ${shape},\n`);
  const shapes = [...numbers.keys()].map((text) => `  ${text},\n`);
  return moduleOf([
    `/** Fields of objects, each with the number of the shape of what it holds; \`null\` for what has no fields. */\nexport const SHAPES: readonly Readonly<Record<string, number | null>>[] = [\n${shapes.join('')}];`,
    `/** The shape of the answers of each operation, by wire and name; of a list, that of its elements. */\nexport const ANSWERS: Readonly<Record<string, number>> = {\n${answers.sort().join('')}};`,
  ]);
}

/** In all versions. */
function shapeOfAnswers({ versions }: Operation): Shape | undefined {
  return Object.values(versions)
    .map((version) => shapeOf(version?.response as Form | undefined))
    .reduce(merged, undefined);
}

function shapeOf(form: Form | undefined): Shape | undefined {
  if (form === undefined) return undefined;
  const own = Object.entries(form.properties ?? {}).map(([name, property]) => [name, shapeOf(property)]);
  return [...(form.anyOf ?? []), ...(form.allOf ?? []), ...(form.items === undefined ? [] : [form.items])]
    .map(shapeOf)
    .reduce(merged, form.properties === undefined ? undefined : Object.fromEntries(own));
}

function merged(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, merged(one[name], other[name])]));
}
