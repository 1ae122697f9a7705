import { RefusalError } from '../domain/errors.js';

/** Where something stands in a seed: names of members and places in lists, from the top. */
export type SeedPath = readonly (string | number)[];

/** What is wrong at one place of a seed. */
export class SeedProblem extends Error {
  readonly path: SeedPath;

  constructor(path: SeedPath, message: string) {
    super(message);
    this.name = 'SeedProblem';
    this.path = path;
  }
}

/** A seed file that cannot be read or used. The message has a line for each problem: file, line, column, field. */
export class SeedFileError extends Error {}

/** Runs a part of the work; what is refused there becomes a problem at that place. */
export async function at<T>(path: SeedPath, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { code, detail, fields } = error.refusal;
    const more = (fields ?? []).map(({ description }) => `; it ${description}`).join('');
    throw new SeedProblem(path, `${detail.replace(/\.$/, '')}${more} (${code})`);
  }
}

/** An ID is given once; a seed can only say the one that something has. Throws SeedProblem. */
export function requireSameId(known: string, asked: string | undefined, path: SeedPath): void {
  if (asked !== undefined && asked !== known)
    throw new SeedProblem([...path, 'id'], `it exists with the ID ${known}, which cannot be changed`);
}

/** How people write a path: `organizations[0].apiKeys[1].roles`. */
export function pathText(path: SeedPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}
