/** How each of several calls ended. */
export interface Attempts<Item, T> {
  readonly done: readonly { readonly item: Item; readonly answer: T }[];
  readonly failed: readonly { readonly item: Item; readonly error: unknown }[];
}

/** Makes one call after the other; one that fails does not keep the others from being made. */
export async function attemptEach<Item, T>(
  items: readonly Item[],
  call: (item: Item) => Promise<T>,
): Promise<Attempts<Item, T>> {
  const done: { item: Item; answer: T }[] = [];
  const failed: { item: Item; error: unknown }[] = [];
  for (const item of items)
    try {
      done.push({ item, answer: await call(item) });
    } catch (error) {
      failed.push({ item, error });
    }
  return { done, failed };
}
