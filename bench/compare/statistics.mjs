/** What a row has to show: with 95 % confidence no call costs more than a twentieth above what it did. */
export const LEAST_RATIO = 0.95;
const CONFIDENCE = 0.95;

/**
 * The median of the values with an interval that holds the true median in at least 95 of 100 such measurements.
 *
 * The interval is made of order statistics: of n independent values the k-th smallest and the k-th largest enclose the
 * median unless fewer than k fall on one of its sides, which a fair coin tells the chance of. It is exact for any
 * distribution, and ratios of a shared machine have long tails; a bootstrap is too narrow for so few values, and needs
 * random numbers.
 */
export function medianWithInterval(values) {
  const inOrder = [...values].sort((a, b) => a - b);
  const rank = largestRank(inOrder.length);
  if (rank === 0) throw new Error(`${values.length} values are too few for an interval`);
  return { median: middle(inOrder), lower: inOrder[rank - 1], upper: inOrder.at(-rank) };
}

/** The largest k for which 2 · P(fewer than k of n coins show heads) stays within what may go wrong; 0 when none does. */
function largestRank(n) {
  let rank = 0;
  let chance = 0.5 ** n;
  for (let sum = chance; 2 * sum <= 1 - CONFIDENCE; sum += chance) {
    rank++;
    chance *= (n - rank + 1) / rank;
  }
  return rank;
}

function middle(inOrder) {
  const at = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? inOrder[at] : (inOrder[at - 1] + inOrder[at]) / 2;
}

/** Ratios are averaged as factors: 2 and 1/2 are 1 together. */
export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** `void` when the machine was disturbed too often to say anything, else `ok` or `slower`. */
export function verdictOf({ lower, isVoid }) {
  if (isVoid) return 'void';
  return lower >= LEAST_RATIO ? 'ok' : 'slower';
}

/** Of a whole run: 0 as fast as before, 1 not shown to be, 2 nothing shown. */
export function exitStatus(verdicts) {
  if (verdicts.includes('void')) return 2;
  return verdicts.includes('slower') ? 1 : 0;
}
