import { RefusalError, refuse } from '../domain/errors.js';
import { parseRelativeTime } from '../domain/relative-times.js';
import { parseDateTime } from '../http/wire/dates.js';
import { at, type SeedPath, SeedProblem } from './seed-problem.js';

/** A time of a seed in UTC milliseconds, `in 2 days` and the like as seen from now. Throws SeedProblem. */
export function readTime(text: string, now: number, path: SeedPath): Promise<number> {
  return at(path, () => {
    const time = parseRelativeTime(text, now) ?? parseDateTime(text);
    if (time !== undefined) return time;
    const description =
      'must be a date and time such as 2027-01-31T12:00:00Z, or one such as in 2 days, 3 hours ago, yesterday or tomorrow';
    throw new RefusalError({
      ...refuse('INVALID_DATE_FORMAT', text),
      fields: [{ field: String(path.at(-1)), description }],
    });
  });
}

/** The same for a time at which something was used. */
export async function readPastTime(text: string, now: number, path: SeedPath): Promise<number> {
  const time = await readTime(text, now, path);
  if (time > now) throw new SeedProblem(path, `${text} is in the future, and nothing was used then`);
  return time;
}
