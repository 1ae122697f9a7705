/** How each of several calls ended. */
export interface Attempts<Item, T> {
  readonly done: readonly { readonly item: Item; readonly answer: T }[];
  readonly failed: readonly { readonly item: Item; readonly error: unknown }[];
}

/**
 * Makes a call for each item, one after the other unless more `atOnce` are allowed; one that fails does not keep the others from
 * being made. `onEnd` hears of each that has ended.
 */
export async function attemptEach<Item, T>(
  items: readonly Item[],
  call: (item: Item) => Promise<T>,
  { atOnce = 1, onEnd }: { readonly atOnce?: number; readonly onEnd?: () => void } = {},
): Promise<Attempts<Item, T>> {
  const done: { item: Item; answer: T }[] = [];
  const failed: { item: Item; error: unknown }[] = [];
  const waiting = items.values();
  async function work() {
    for (const item of waiting) {
      try {
        done.push({ item, answer: await call(item) });
      } catch (error) {
        failed.push({ item, error });
      }
      onEnd?.();
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return { done, failed };
}
