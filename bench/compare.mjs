// Compares what a call costs at a revision and in the working tree: processor time of the server, in pairs of short runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureStarts, PAIRS_PER_START } from './compare/pairs.mjs';
import { buildRevision, buildWorkingTree, findRevision } from './compare/revision.mjs';
import { createSide } from './compare/side.mjs';
import { exitStatus, LEAST_RATIO, medianWithInterval, verdictOf } from './compare/statistics.mjs';
import { createGenerator } from './generator.mjs';
import { canPin } from './processes.mjs';
import { target, writeSection } from './section.mjs';

const USAGE = `npm run bench:compare -- <git revision> [options]
  --only TEXT          the rows whose name contains the text (without it: the two decisions)
  --all                every row
  --pairs N            pairs of runs per row, 12 to 200, even (30)
  --seconds N          length of a run, 0.2 to 10 (1)
  --write              keep the results for bench/RESULTS.md
  --json               one JSON object on standard output, for machines
  --allow-disturbed    keep runs that other work disturbed; the result is void all the same
Exit status: 0 as fast as before, 1 not shown to be, 2 void or not measured.`;

const READ = { path: '/api/private/ipinfo', accept: 'application/json' };
const LIST = { path: '/api/atlas/v2/groups', accept: 'application/vnd.atlas.2024-08-05+json' };
const ROWS = [
  { name: 'Digest read, nonce reused', load: READ, client: 'digest', isDecision: true },
  { name: 'Bearer read', load: READ, client: 'bearer', isDecision: true },
  { name: 'Digest read, no nonce reused', load: READ, client: 'digestWithoutReuse' },
  { name: 'List of projects (reads the store), nonce reused', load: LIST, client: 'digest' },
];

/** Long enough for V8 to have compiled what a call runs through. */
const START_WARMUP_SECONDS = 2;
/** Long enough for every connection to have its nonce. */
const RUN_WARMUP_SECONDS = 0.2;

const { revision, options } = readArguments();
const say = options.json ? console.error : console.log;
const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
// Leaves no server behind, and no secrets of one.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(2));
try {
  process.exitCode = await compare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function compare() {
  const rows = ROWS.filter(isWanted);
  if (rows.length === 0) throw new Error(`no row has "${options.only}" in its name`);
  const generator = createGenerator(folder);
  if (!generator.measuresProcessorTime || !canPin)
    throw new Error('This needs Linux, two cores, taskset and a C compiler.');

  const sides = {};
  for (const [side, built] of [
    ['before', buildRevision(findRevision(revision))],
    ['now', buildWorkingTree()],
  ]) {
    sides[side] = await createSide({ ...built, folder: join(folder, side) });
    say(`${side === 'before' ? 'Before' : 'Now   '}  ${built.name}`);
  }
  say(`Processor time per call, before / now: above 1 it is cheaper now. ${options.pairs} pairs per row.`);

  const results = [];
  for (const row of rows) {
    results.push(await measureRow({ row, sides, generator }));
    say(lineOf(results.at(-1)));
    // What a busy machine cannot show for one row it will not show for the next.
    if (results.at(-1).verdict === 'void' && !options.allowDisturbed) break;
  }
  const status = exitStatus(results.map(({ verdict }) => verdict));
  if (options.write) keep(sides, results);
  if (status === 2) say('VOID: other work took more than a tenth of the machine. Nothing is shown.');
  if (options.json)
    console.log(
      JSON.stringify({
        before: sides.before.name,
        now: sides.now.name,
        leastRatio: LEAST_RATIO,
        status,
        rows: results,
      }),
    );
  return status;
}

async function measureRow({ row, sides, generator }) {
  const { load } = row;
  const lengths = {};
  const run = (running, side, seconds, warmupSeconds) =>
    generator.run({
      ...load,
      server: running,
      client: sides[side].clients[row.client],
      seconds,
      warmupSeconds,
    });

  async function start(number) {
    const order = number % 2 === 0 ? ['before', 'now'] : ['now', 'before'];
    const running = {};
    const stop = () => Promise.all(Object.values(running).map((server) => server.stop()));
    try {
      for (const side of order) {
        running[side] = await sides[side].start();
        lengths[side] ??= (await sides[side].answer(running[side], load, row.client)).length;
        await run(running[side], side, START_WARMUP_SECONDS, 0);
      }
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      async run(side) {
        const result = await run(running[side], side, options.seconds, RUN_WARMUP_SECONDS);
        if (result.failed > 0) throw new Error(`${result.failed} calls of a run failed`);
        return result;
      },
      stop,
    };
  }

  const { pairs, allowDisturbed } = options;
  const cores = availableParallelism();
  const measured = await measureStarts({ start, pairs, cores, mostDisturbed: pairs, allowDisturbed });
  const { ratios, costs, disturbed, isVoid } = measured;
  const result = { name: row.name, starts: ratios.length, disturbed, answerBytes: lengths };
  if (ratios.length < pairs / PAIRS_PER_START) return { ...result, verdict: verdictOf({ isVoid }) };
  const { median, lower, upper } = medianWithInterval(ratios);
  return {
    ...result,
    ratio: median,
    lower,
    upper,
    microseconds: { before: average(costs.before), now: average(costs.now) },
    verdict: verdictOf({ lower, isVoid }),
  };
}

function keep(sides, results) {
  const ratio = ({ ratio, lower, upper }) =>
    ratio === undefined ? '–' : `${ratio.toFixed(3)} (${lower.toFixed(3)}–${upper.toFixed(3)})`;
  const bound = `lower bound ≥ ${LEAST_RATIO}`;
  writeSection('compare', {
    about: `Processor time of the server per call, before / now, so above 1 is cheaper now: the median of ${options.pairs / PAIRS_PER_START} starts of both,
with its 95 % interval; two pairs of runs of ${options.seconds} seconds in each. Before: ${sides.before.name}. Now: ${sides.now.name}.`,
    tables: [
      {
        head: ['Measured', 'Before / now', 'Target', 'µs per call, before', 'now'],
        rows: results.map((row) => [
          row.name,
          ratio(row),
          row.verdict === 'void'
            ? `${bound}: not shown, other work disturbed ${row.disturbed} pairs`
            : target(bound, row.verdict === 'ok'),
          row.microseconds?.before.toFixed(1) ?? '–',
          row.microseconds?.now.toFixed(1) ?? '–',
        ]),
      },
    ],
    limits: [
      'Where an answer has become longer or shorter, the ratio holds that too.',
      ...results
        .filter(({ answerBytes: { before, now } }) => before !== now)
        .map(
          (row) =>
            `${row.name}: answers of ${row.answerBytes.before} bytes before, ${row.answerBytes.now} now.`,
        ),
    ],
  });
}

function lineOf({ name, ratio, lower, upper, microseconds, verdict, disturbed, answerBytes }) {
  const figures =
    ratio === undefined
      ? 'not measured'
      : `${ratio.toFixed(3)} (${lower.toFixed(3)}–${upper.toFixed(3)})   ${microseconds.before.toFixed(1)} → ${microseconds.now.toFixed(1)} µs`;
  const verdicts = { ok: 'ok', slower: 'NOT SHOWN', void: 'VOID' };
  return [
    name.padEnd(49),
    figures.padEnd(44),
    `lower bound ≥ ${LEAST_RATIO}: ${verdicts[verdict]}`,
    ...(disturbed > 0 ? [`  ${disturbed} pairs disturbed`] : []),
    ...(answerBytes.before !== answerBytes.now
      ? [`  (answers of ${answerBytes.before} and ${answerBytes.now} bytes)`]
      : []),
  ].join(' ');
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isWanted({ name, isDecision }) {
  if (options.only !== undefined) return name.toLowerCase().includes(options.only.toLowerCase());
  return options.all || isDecision;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        all: { type: 'boolean', default: false },
        pairs: { type: 'string', default: '30' },
        seconds: { type: 'string', default: '1' },
        write: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'allow-disturbed': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const pairs = Number(values.pairs);
    const seconds = Number(values.seconds);
    if (positionals.length !== 1) throw new Error('Name one git revision.');
    if (!(pairs >= 12 && pairs <= 200 && pairs % PAIRS_PER_START === 0))
      throw new Error('--pairs takes an even number from 12 to 200.');
    if (!(seconds >= 0.2 && seconds <= 10)) throw new Error('--seconds takes 0.2 to 10.');
    return {
      revision: positionals[0],
      options: { ...values, pairs, seconds, allowDisturbed: values['allow-disturbed'] },
    };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}
