/** Makes a value when it is first asked for: the first `Intl.DateTimeFormat` of a page takes a browser 20 ms. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
