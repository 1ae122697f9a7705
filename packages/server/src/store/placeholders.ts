import { type Expression, type OperationNode, ValueNode } from 'kysely';

/** The values of a query. Texts, numbers and lists of them fill its placeholders; flags and absent values change its SQL. */
export type Values<V = Readonly<Record<string, Value>>> = { readonly [Name in keyof V]: Value };

type Value = Scalar | readonly Scalar[] | boolean | undefined;
type Scalar = string | number;

/** What stands in a query for the values that it is asked with later. */
export type Placeholders<V> = { readonly [Name in keyof V]: PlaceholderOf<V[Name]> };

type PlaceholderOf<T> = T extends boolean | undefined
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Expression<Element>[]
    : Expression<T>;

/** A place in the SQL: it stands among the parameters until it is asked with a value of that name. */
class Placeholder<T> implements Expression<T> {
  constructor(
    readonly name: string,
    /** Of an element of a list. */
    readonly index?: number,
  ) {}

  get expressionType(): T | undefined {
    return undefined;
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this);
  }
}

/** Which rows of a list are read: the same SQL for every page. */
export interface Bounds {
  readonly limit: number;
  readonly offset: number;
}

export const LIMIT = new Placeholder<number>('limit');
export const OFFSET = new Placeholder<number>('offset');

/** Lists are filled up to one of these lengths, so that a query has few forms. */
const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

function lengthOf({ length }: readonly unknown[]): number {
  return length === 0 ? 0 : (LENGTHS.find((some) => some >= length) ?? length);
}

/** What of the values changes the SQL, as a key. */
export function formOf<V extends Values<V>>(values: V): string {
  let form = '';
  for (const name in values) {
    const value: Value = values[name];
    if (value === undefined || value === false) continue;
    form += Array.isArray(value) ? `${name}${lengthOf(value)} ` : `${name} `;
  }
  return form;
}

/** Placeholders for values of this form. */
export function placeholdersFor<V extends Values<V>>(values: V): Placeholders<V> {
  return Object.fromEntries(
    Object.entries<Value>(values).map(([name, value]) => [name, placeholderFor(name, value)]),
  ) as Placeholders<V>;
}

function placeholderFor(name: string, value: Value): unknown {
  if (value === undefined || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return new Placeholder(name);
  return Array.from({ length: lengthOf(value) }, (_, index) => new Placeholder(name, index));
}

/** The parameters with each placeholder's value in its place. A list that is too short repeats its last element. */
export function bind<V extends Values<V>>(
  parameters: readonly unknown[],
  values: V,
  bounds: Bounds | undefined,
): unknown[] {
  return parameters.map((parameter) => {
    if (!(parameter instanceof Placeholder)) return parameter;
    if (parameter === LIMIT) return bounds?.limit;
    if (parameter === OFFSET) return bounds?.offset;
    const value = (values as Values)[parameter.name];
    return Array.isArray(value) ? value[Math.min(parameter.index ?? 0, value.length - 1)] : value;
  });
}
