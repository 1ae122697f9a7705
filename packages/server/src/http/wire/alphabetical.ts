/** The same properties in the wire's order, that of UTF-16 units, for an object that is put together from several parts. */
export function alphabetical<T extends object>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
