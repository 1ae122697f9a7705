import { median } from '../parts/quantile.mjs';

/** Minutes at the beginning that fill caches and warm the code, and the length of what is compared. */
const WARM_UP = 10;
const SPAN = 5;
/** What a server opens for itself once it has work. */
const MOST_MORE_AT_REST = 5;

const least = (values) => Math.min(...values);
const highest = (values) => Math.max(...values);

const WATCHED = [
  // The collector gives memory back and takes it again.
  { name: 'rss', what: 'Memory (RSS), highest of the span, MiB', of: highest, most: 1.1 },
  // Between two full collections it goes up and down.
  { name: 'heap', what: 'Heap, least of the span, MiB', of: least, most: 1.15 },
  { name: 'external', what: 'External memory, MiB', of: median, most: 1.1 },
  { name: 'cpuPerStep', what: 'Processor time of the server per step, ms', of: median, most: 1.25 },
  { name: 'p50', what: 'Decision p50, ms', of: median, most: 1.25 },
  { name: 'p99', what: 'Decision p99, ms', of: median, most: 1.5 },
];

/** The result of a soak, as beginResult takes it. */
export function describeSoak({ minutes, totals, perSecond, atRest, isAlive }) {
  const early = minutes.slice(WARM_UP, WARM_UP + SPAN);
  const late = minutes.slice(-SPAN);
  const isLongEnough = minutes.length >= WARM_UP + 2 * SPAN;
  const flat = WATCHED.map(({ name, what, of, most }) => {
    const [before, after] = [isLongEnough ? early : minutes, late].map((span) =>
      of(span.map((minute) => minute[name])),
    );
    return {
      what,
      figure: `${number(before)} → ${number(after)} (${(after / before).toFixed(2)} times)`,
      target: `≤ ${most} times`,
      isMet: isLongEnough ? after / before <= most : undefined,
    };
  });
  const steps = Object.values(totals.steps).reduce((sum, count) => sum + count, 0);
  return {
    title: 'Soak',
    summary: `${minutes.length} minutes of churn on one node with SQLite, ${perSecond} steps a second: ${Object.entries(
      totals.steps,
    )
      .map(([kind, count]) => `${kind === 'decide' ? 'read that is decided from memory' : kind} ${count}`)
      .join(
        ', ',
      )}. A step is one call, or the life of one thing in up to nine. Compared are the medians of minutes ${WARM_UP + 1} to ${
      WARM_UP + SPAN
    } and of the last ${SPAN}.`,
    figures: [
      ...flat,
      ...['handles', 'descriptors'].map((name) => ({
        what: `${name === 'handles' ? 'Handles' : 'File descriptors'} without any caller, before and after`,
        figure: `${atRest.before[name]} → ${atRest.after[name]}`,
        target: `≤ ${MOST_MORE_AT_REST} more`,
        isMet: atRest.after[name] <= atRest.before[name] + MOST_MORE_AT_REST,
      })),
      {
        what: 'Answers other than expected',
        figure: `${totals.wrongs} in ${steps} steps`,
        target: '0',
        isMet: totals.wrongs === 0,
      },
      {
        what: 'Steps left out, because 200 were under way',
        figure: String(totals.leftOut),
        target: '0',
        isMet: totals.leftOut === 0,
      },
      {
        what: 'The process at the end',
        figure: isAlive ? 'runs' : 'has ended',
        target: 'runs',
        isMet: isAlive,
      },
    ],
    tables: [
      {
        title: 'Minute by minute',
        columns: [
          'Minute',
          'Steps',
          'p50 ms',
          'p99 ms',
          'RSS',
          'Heap',
          'External',
          'Handles',
          'Descriptors',
          'Threads',
          'CPU ms per step',
        ],
        rows: minutes.map((minute, index) => [
          String(index + 1),
          String(minute.steps),
          ...['p50', 'p99', 'rss', 'heap', 'external', 'handles', 'descriptors', 'threads', 'cpuPerStep'].map(
            (name) => number(minute[name]),
          ),
        ]),
      },
      ...(totals.wrongs === 0
        ? []
        : [
            {
              title: 'Answers other than expected',
              columns: ['Answer', 'How often'],
              rows: Object.entries(totals.wrongKinds).map(([text, count]) => [text, String(count)]),
            },
          ]),
    ],
    limits: [
      'Server and callers share the machine, so latencies hold for this load alone; what counts is that they do not grow.',
      'The audit trail grows all the time, as it does for everybody.',
    ],
  };
}

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
