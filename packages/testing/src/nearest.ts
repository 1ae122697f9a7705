const MOST_NAMES = 20;

/** `: there are "a", "b"; did you mean "b"?`, for the end of a message about a name that is none of those there are. */
export function nearest(given: string, names: readonly string[]): string {
  if (names.length === 0) return ': it has none';
  const shown = names.slice(0, MOST_NAMES).map((name) => JSON.stringify(name));
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const [best] = names
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter((each) => each.distance <= Math.max(1, each.name.length / 3))
    .sort((one, other) => one.distance - other.distance);
  const guess = best === undefined ? '' : `; did you mean ${JSON.stringify(best.name)}?`;
  return `: there are ${shown.join(', ')}${more}${guess}`;
}

/** Names in seeds are short; a long text is compared by its beginning. */
const MOST_CHARACTERS = 64;

/** Levenshtein's: how many letters to put in, take out or change. */
function distance(one: string, other: string): number {
  const [left, right] = [one.slice(0, MOST_CHARACTERS), other.slice(0, MOST_CHARACTERS)];
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (const [column, wanted] of [...right].entries())
      next.push(
        Math.min(
          (row[column] ?? 0) + (letter === wanted ? 0 : 1),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
