import type { Answer } from './digest-caller.js';
import type { KnownDifference, Outcome } from './known-differences.js';
import type { RecordedRequest } from './recording.js';
import { shapeDifferences, shapeOf } from './shape.js';

/**
 * What is wrong with the answer to a recorded request; `undefined` when nothing is. With a row of the table of known
 * differences, what the row calls today's answer is expected, and the right answer is wrong: the row has to go then.
 */
export function judge(
  recorded: RecordedRequest,
  answer: Answer,
  row?: KnownDifference | undefined,
): string | undefined {
  const got = outcomeOf(answer);
  const problem = isSame(recorded, got) ? bodyProblem(recorded, answer.body) : undefined;
  const isRight = isSame(recorded, got) && problem === undefined;
  const gotWhat = `got ${name(got)}${problem === undefined ? '' : `: ${problem}`}`;
  if (row === undefined) return isRight ? undefined : `expected ${name(recorded)}, ${gotWhat}`;
  if (isSame(row.today, got)) return undefined;
  return isRight
    ? `${gotWhat}, which is right: remove this row of known-differences.ts: ${row.behaviour}`
    : `expected ${name(row.today)} as known, or ${name(recorded)} as is right, ${gotWhat}`;
}

function outcomeOf({ status, body }: Answer): Outcome {
  const isRefusal = status >= 400 && typeof body === 'object' && body !== null && 'errorCode' in body;
  return isRefusal ? { status, errorCode: String(body.errorCode) } : { status };
}

/**
 * Nothing is tolerated: not a property too many, no null for a text, no other order that brings another first element.
 * The recorded requests are answered the same in every run and by every store, so any of these is a change.
 */
function bodyProblem({ shape, errorCode }: RecordedRequest, body: unknown): string | undefined {
  if (errorCode !== undefined) return undefined;
  if (shape === undefined) return body === undefined ? undefined : 'there is a body';
  const differences = shapeDifferences(shape, shapeOf(body));
  return differences.length === 0 ? undefined : differences.join('; ');
}

function isSame(expected: Outcome, got: Outcome): boolean {
  return expected.status === got.status && expected.errorCode === got.errorCode;
}

function name({ status, errorCode }: Outcome): string {
  return errorCode === undefined ? `${status}` : `${status} ${errorCode}`;
}
