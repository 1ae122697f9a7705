/** Runs the work for every item, for so many at a time, in their order. Resolves with the results in that order. */
export async function inTurns(atOnce, items, work) {
  const results = [];
  let next = 0;
  async function worker() {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
