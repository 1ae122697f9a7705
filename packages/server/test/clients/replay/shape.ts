/** A JSON value reduced to its types: `str`, `int`, `num`, `bool`, `null`; of a list, its first element. */
export type Shape = string | readonly Shape[] | { readonly [property: string]: Shape };

/** The shape of an answer as the recordings write it: `links` are left out wherever they stand. */
export function shapeOf(value: unknown): Shape {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([property]) => property !== 'links')
        .map(([property, part]) => [property, shapeOf(part)]),
    );
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'num';
  return typeof value === 'boolean' ? 'bool' : 'str';
}

/** What sets an answered shape apart from the expected one, a phrase for each place; none when they are the same. */
export function shapeDifferences(expected: Shape, got: Shape, place = 'the answer'): string[] {
  if (isList(expected) && isList(got)) {
    const [wanted, own] = [expected[0], got[0]];
    if (wanted === undefined && own === undefined) return [];
    if (wanted === undefined || own === undefined)
      return [`${place} is ${own === undefined ? 'an empty list' : 'a list with elements'}`];
    return shapeDifferences(wanted, own, `${place}[0]`);
  }
  if (isObject(expected) && isObject(got)) {
    const properties = [...new Set([...Object.keys(expected), ...Object.keys(got)])].sort();
    return properties.flatMap((property) => {
      const [wanted, own] = [expected[property], got[property]];
      const at = `${place}.${property}`;
      if (wanted === undefined) return [`${at} is new`];
      return own === undefined ? [`${at} is missing`] : shapeDifferences(wanted, own, at);
    });
  }
  return expected === got ? [] : [`${place} is ${kindOf(got)}, not ${kindOf(expected)}`];
}

function isList(shape: Shape): shape is readonly Shape[] {
  return Array.isArray(shape);
}

function isObject(shape: Shape): shape is { readonly [property: string]: Shape } {
  return typeof shape === 'object' && !isList(shape);
}

function kindOf(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  return isList(shape) ? 'a list' : 'an object';
}
