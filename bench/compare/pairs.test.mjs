import { expect, it } from 'vitest';
import { measureStarts } from './pairs.mjs';

const CORES = 2;
/** A tenth of the machine. */
const QUIET = 0.2;
const BUSY = 0.21;

/** Servers that cost what `cost` says; `others` are the cores that other work takes, run by run, and none after them. */
function machine({ cost = { before: 20, now: 10 }, others = [] } = {}) {
  const starts = [];
  let stops = 0;
  const left = [...others];
  return {
    starts,
    stops: () => stops,
    async start(number) {
      const runs = [];
      starts.push(runs);
      return {
        async run(side) {
          runs.push(side);
          return {
            serverUsPerCall: typeof cost === 'function' ? cost(side, number) : cost[side],
            otherCores: left.shift() ?? 0,
          };
        },
        async stop() {
          stops++;
        },
      };
    },
  };
}

const measure = ({ start }, more = {}) =>
  measureStarts({ start, cores: CORES, pairs: 6, mostDisturbed: 6, ...more });

it('runs both in both orders, in a fresh start for every two pairs', async () => {
  const made = machine();
  const measured = await measure(made);
  expect(made.starts).toEqual(Array(3).fill(['before', 'now', 'now', 'before']));
  expect(made.stops()).toBe(3);
  expect(measured).toMatchObject({ disturbed: 0, isVoid: false });
});

it('gives one ratio per start: above 1 when calls cost less now', async () => {
  const cost = (side, number) => (side === 'before' ? 20 : [10, 20, 40][number]);
  const { ratios } = await measure(machine({ cost }));
  expect(ratios.map((ratio) => ratio.toFixed(6))).toEqual(['2.000000', '1.000000', '0.500000']);
});

it('measures a pair again when other work took more than a tenth of the machine during either run', async () => {
  const made = machine({ others: [QUIET, QUIET, BUSY, 0, 0, BUSY] });
  const measured = await measure(made);
  expect(made.starts[0]).toEqual(['before', 'now', 'now', 'before', 'now', 'before', 'now', 'before']);
  expect(measured).toMatchObject({ disturbed: 2, isVoid: false });
  expect(measured.ratios).toHaveLength(3);
  expect(measured.costs.now).toHaveLength(6);
});

it('is void, and stops, when pairs are disturbed more often than is allowed', async () => {
  const made = machine({ others: Array(100).fill(BUSY) });
  const measured = await measure(made, { mostDisturbed: 4 });
  expect(measured).toMatchObject({ ratios: [], disturbed: 5, isVoid: true });
  expect(made.starts.flat()).toHaveLength(10);
  expect(made.stops()).toBe(1);
});

it('keeps disturbed pairs when asked to, and is void all the same', async () => {
  const measured = await measure(machine({ others: [BUSY] }), { allowDisturbed: true });
  expect(measured.ratios).toHaveLength(3);
  expect(measured).toMatchObject({ disturbed: 1, isVoid: true });
});

it('stops the servers when a run fails', async () => {
  const made = machine({
    cost() {
      throw new Error('3 calls of a run failed');
    },
  });
  await expect(measure(made)).rejects.toThrow('3 calls of a run failed');
  expect(made.stops()).toBe(1);
});
