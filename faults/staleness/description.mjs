import { ASK_EVERY_MS } from './trial.mjs';

/** The bound of a node's memory (`SALLYPORT_MAX_STALENESS`), and the second for what comes on top. */
export const BOUND_MS = 5_000;
const TARGET_MS = 6_000;

const seconds = (ms) => (ms / 1000).toFixed(2);

/** What was found, for the report. `found` has, by cut, the longest acceptance of each kind in each trial. */
export function describeStaleness(found, { nodes }) {
  const figures = [];
  const rows = [];
  for (const { title, trials } of found) {
    const kinds = [...trials[0].keys()];
    const longest = Math.max(...trials.flatMap((trial) => [...trial.values()]));
    figures.push({
      what: `longest acceptance after the answer, ${trials.length} trials of each of ${kinds.length} kinds: ${title}`,
      figure: `${seconds(longest)} s`,
      target: `under ${seconds(TARGET_MS)} s`,
      isMet: longest < TARGET_MS,
    });
    for (const kind of kinds) {
      const ms = trials.map((trial) => trial.get(kind)).sort((a, b) => a - b);
      rows.push([title, kind, String(ms.length), seconds(ms[ms.length >> 1]), seconds(ms.at(-1))]);
    }
  }
  return {
    title: 'Bounded staleness',
    summary:
      `One node takes a credential away while ${nodes} others, which have it in memory, are cut off. Each trial has all ` +
      'kinds of revocation at once, on credentials of its own. Measured is the time from the answer of the revocation to ' +
      `the arrival of the last answer that let the caller in. The bound is ${BOUND_MS / 1000} s; the second on top is for ` +
      'the way of the answer on a busy machine.',
    figures,
    tables: [
      {
        title: 'Longest acceptance after the answer, in seconds',
        columns: ['Cut', 'Revocation', 'Trials', 'Median', 'Longest'],
        rows,
      },
    ],
    limits: [
      `Each credential is asked about every ${ASK_EVERY_MS} ms, so an acceptance may last longer than was seen by that much.`,
      'All processes share one machine and one clock; proxies stand for the network.',
    ],
  };
}
