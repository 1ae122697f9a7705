import { median, quantile } from '../parts/quantile.mjs';

const MINUTE_MS = 60_000;
/** Of kinds of wrong answers so many are kept. */
const MOST_KINDS = 20;

/** What was seen, minute by minute. */
export function createMinutes() {
  const startedAt = performance.now();
  const minutes = [];
  const steps = {};
  const wrongKinds = {};
  let wrongs = 0;
  let leftOut = 0;

  function current() {
    const number = Math.floor((performance.now() - startedAt) / MINUTE_MS);
    minutes[number] ??= { decisions: [], samples: [], steps: 0 };
    return minutes[number];
  }

  return {
    took({ kind, ms, wrong }) {
      const minute = current();
      minute.steps++;
      steps[kind] = (steps[kind] ?? 0) + 1;
      if (kind === 'decide') minute.decisions.push(ms);
      wrongs += wrong.length;
      for (const text of wrong) {
        const name = `${kind}: ${text}`;
        if (name in wrongKinds || Object.keys(wrongKinds).length < MOST_KINDS)
          wrongKinds[name] = (wrongKinds[name] ?? 0) + 1;
      }
    },
    /** A step that was due and not begun, because too many were under way. */
    left() {
      leftOut++;
    },
    sampled(figures) {
      if (figures !== undefined) current().samples.push({ ...figures, at: performance.now() });
    },
    /** The whole minutes: times in milliseconds, sizes in MiB. */
    all: () =>
      minutes
        .filter((minute) => minute?.samples.length >= 6)
        .map(({ decisions, samples, steps: done }) => {
          const of = (name) => samples.map((sample) => sample[name]);
          const spanOf = (name) => samples.at(-1)[name] - samples[0][name];
          return {
            steps: done,
            p50: median(decisions),
            p99: quantile(decisions, 0.99),
            rss: median(of('rss')),
            // The least of a minute is about what is left after a collection.
            heap: Math.min(...of('heap')),
            external: median(of('external')),
            handles: median(of('handles')),
            descriptors: median(of('descriptors')),
            threads: median(of('threads')),
            // Between the first and the last sample, and as many steps as fall between them.
            cpuPerStep: (1000 * spanOf('cpu')) / ((done * spanOf('at')) / MINUTE_MS),
          };
        }),
    totals: () => ({ steps, wrongs, wrongKinds, leftOut }),
  };
}
