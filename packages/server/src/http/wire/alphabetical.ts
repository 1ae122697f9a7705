/** The same properties in the wire's order, that of UTF-16 units, for an object that is put together from several parts. */
export function alphabetical<T extends object>(properties: T): T {
  const inOrder: Partial<T> = {};
  for (const name of Object.keys(properties).sort() as (keyof T)[]) inOrder[name] = properties[name];
  return inOrder as T;
}
