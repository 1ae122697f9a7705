/** The rows in portions of at most so many. */
export function* chunksOf<T>(rows: readonly T[], most: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += most) yield rows.slice(start, start + most);
}
