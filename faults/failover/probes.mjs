import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 100;
const MOST_AT_ONCE = 60;

/** Asks for a decision all the time, and tells for how long at most none was made. */
export function createProbe(ask) {
  let isOver = false;
  let lastGoodAt = performance.now();
  let longestGapMs = 0;
  let statuses = {};
  let atOnce = 0;

  function good(at) {
    longestGapMs = Math.max(longestGapMs, at - lastGoodAt);
    lastGoodAt = Math.max(lastGoodAt, at);
  }

  async function keepAsking() {
    while (!isOver) {
      await sleep(EVERY_MS);
      if (atOnce >= MOST_AT_ONCE) continue;
      atOnce++;
      ask().then(({ status, error }) => {
        atOnce--;
        const outcome = status === 0 ? error : status;
        statuses[outcome] = (statuses[outcome] ?? 0) + 1;
        if (status === 200) good(performance.now());
      });
    }
  }
  void keepAsking();

  return {
    /** In milliseconds, since the last new start; the pause that lasts still counts. */
    longestGapMs: () => Math.max(longestGapMs, performance.now() - lastGoodAt),
    statuses: () => statuses,
    startAnew() {
      longestGapMs = 0;
      statuses = {};
    },
    close() {
      isOver = true;
    },
  };
}

/** The longest time without an acknowledged act between two moments. */
export function longestGapOfActs(acts, from, to) {
  const times = acts.filter(({ isAcknowledged }) => isAcknowledged).map(({ endedAt }) => endedAt);
  const within = times.filter((at) => at > from && at < to).sort((a, b) => a - b);
  let longest = 0;
  let last = from;
  for (const at of [...within, to]) {
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest;
}
