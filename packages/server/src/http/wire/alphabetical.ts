/** The same properties in the order of the wire, for an object that is put together from parts. */
export function alphabetical<T extends object>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
