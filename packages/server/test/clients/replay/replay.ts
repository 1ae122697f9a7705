import type { Answer, SentRequest } from './digest-caller.js';
import { judge } from './judge.js';
import type { KnownDifference } from './known-differences.js';
import type { RecordedRequest } from './recording.js';

/** More than these would hide the first ones, which are often the cause of the rest. */
const MOST_REPORTED = 20;

/**
 * Sends recorded requests one after the other, and tells of each whose answer is not the expected one, in a line; of
 * many, only the first. Paths are told as recorded, so that no captured secret gets into a report.
 *
 * @param options.values what `${name}` stands for from the start; captures are added on the way
 */
export async function replay(options: {
  readonly requests: readonly RecordedRequest[];
  readonly knownDifferences?: readonly KnownDifference[];
  readonly values?: Readonly<Record<string, string>>;
  readonly send: (request: SentRequest) => Promise<Answer>;
}): Promise<readonly string[]> {
  const { requests, knownDifferences = [], send } = options;
  const values = new Map(Object.entries(options.values ?? {}));
  const reports: string[] = [];
  for (const recorded of requests) {
    const problem = await problemWith(recorded);
    if (problem === undefined) continue;
    const { line, method, path } = recorded;
    reports.push(`line ${line}: ${method} ${path}: ${problem}`);
  }
  const more = reports.length - MOST_REPORTED;
  return more > 0 ? [...reports.slice(0, MOST_REPORTED), `and ${more} more`] : reports;

  async function problemWith(recorded: RecordedRequest): Promise<string | undefined> {
    const { method, path, accept, contentType, body } = recorded;
    const unknown = namesIn(`${path}${body ?? ''}`).filter((name) => !values.has(name));
    if (unknown.length > 0) return `not sent, because no earlier answer held ${unknown.join(', ')}`;
    const answer = await send({
      method,
      path: fill(path, values),
      headers: { Accept: accept, ...(contentType === undefined ? {} : { 'Content-Type': contentType }) },
      body: body === undefined ? undefined : fill(body, values),
    });
    for (const [name, pointer] of Object.entries(recorded.captures ?? {})) {
      const value = at(answer.body, pointer);
      if (value !== undefined) values.set(name, value);
    }
    const row = knownDifferences.find((known) => concerns(known, recorded));
    return judge(recorded, answer, row);
  }
}

/** Whether a row of the table is about this request. */
export function concerns({ method, path, right }: KnownDifference, recorded: RecordedRequest): boolean {
  if (method !== recorded.method || !path.test(recorded.path)) return false;
  return right.status === recorded.status && right.errorCode === recorded.errorCode;
}

const NAME = /\$\{(\w+)\}/g;

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAME)].flatMap(([, name]) => name ?? []))];
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(NAME, (_, name: string) => values.get(name) ?? '');
}

/** The text at a JSON pointer (RFC 6901); `undefined` where there is none. */
function at(body: unknown, pointer: string): string | undefined {
  let value = body;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const property = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.entries(value).find(([own]) => own === property)?.[1];
  }
  return typeof value === 'string' ? value : undefined;
}
