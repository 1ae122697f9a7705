import { geometricMean } from './statistics.mjs';

/** The share of the machine that other work may take during a run. */
const MOST_OTHER = 0.1;
/** What a pair is measured with: `before` and `now` in both orders, so that neither gains by its place. */
const ORDERS = [
  ['before', 'now'],
  ['now', 'before'],
];
export const PAIRS_PER_START = ORDERS.length;

/**
 * Measures pairs of runs until there are `pairs` that nothing disturbed. Each start of the two servers gives one ratio,
 * the mean of its pairs: what V8 and the memory's layout made of a process stays with it, so pairs of one start are not
 * independent of each other, and starts are.
 *
 * `start(number)` starts both and gives `{ run(side), stop() }`; a run gives `{ serverUsPerCall, otherCores }`. A disturbed
 * pair is measured again, `mostDisturbed` times in all; then the row is void. With `allowDisturbed` it is kept, and the
 * row is void too.
 */
export async function measureStarts({ start, pairs, cores, mostDisturbed, allowDisturbed = false }) {
  const ratios = [];
  const costs = { before: [], now: [] };
  let disturbed = 0;
  const isOver = () => !allowDisturbed && disturbed > mostDisturbed;
  for (let number = 0; ratios.length < pairs / PAIRS_PER_START && !isOver(); number++) {
    const servers = await start(number);
    try {
      const ofStart = [];
      while (ofStart.length < PAIRS_PER_START && !isOver()) {
        const pair = await measurePair(servers, ORDERS[ofStart.length]);
        const isDisturbed = mostOther(pair) > MOST_OTHER * cores;
        if (isDisturbed) disturbed++;
        if (isDisturbed && !allowDisturbed) continue;
        ofStart.push(pair.before.serverUsPerCall / pair.now.serverUsPerCall);
        for (const side of ['before', 'now']) costs[side].push(pair[side].serverUsPerCall);
      }
      if (ofStart.length === PAIRS_PER_START) ratios.push(geometricMean(ofStart));
    } finally {
      await servers.stop();
    }
  }
  return { ratios, costs, disturbed, isVoid: isOver() || (allowDisturbed && disturbed > 0) };
}

async function measurePair(servers, order) {
  const pair = {};
  for (const side of order) pair[side] = await servers.run(side);
  return pair;
}

function mostOther(pair) {
  return Math.max(pair.before.otherCores, pair.now.otherCores);
}
