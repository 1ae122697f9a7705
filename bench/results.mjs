import { DISTURBED_CORES } from './other-work.mjs';
import { DIGEST_PEERS } from './peers.mjs';
import { target, writeSection } from './section.mjs';

/** A row of a group is compared with the group's first: what must not grow may lose this much to noise. */
const GOALS = { entries: 0.9, keys: 0.8 };
/** What a further row of a list may cost beside its read, in microseconds. */
const MOST_BESIDE_READ = 1.5;

/** The finished rows of a run, with what the first row of their group makes of them. */
export function describeRows(results) {
  return results.map((result) => {
    const first = results.find(({ group }) => group !== undefined && group === result.group);
    const share = first && first !== result ? result.ratio / first.ratio : undefined;
    return {
      name: result.name,
      ratio: result.rate === undefined ? spread(result) : '–',
      goal: [goalText(result, first, share), ...rowGoal(result, results)].join('; '),
      p99: `${milliseconds(result.floorP99Us)} / ${milliseconds(result.p99Us)}`,
      serverUs: `${microseconds(result.floorServerUs)} / ${microseconds(result.serverUs)}`,
      remarks: remarksOf(result, share, results),
    };
  });
}

function goalText({ goal, mostServerUs, group, ratio, serverUs, isGeneratorLimit }, first, share) {
  const say = (text, isMet) => (isGeneratorLimit ? `${text}: not shown` : target(text, isMet));
  if (mostServerUs !== undefined) return say(`≤ ${mostServerUs} µs of CPU`, serverUs <= mostServerUs);
  if (goal !== undefined) return say(`≥ ${goal}`, ratio >= goal);
  if (share === undefined) return '–';
  return say(`≥ ${GOALS[group]} of ${first.shortName}`, share >= GOALS[group]);
}

function rowGoal(result, results) {
  const perRow = rowCost(result, results);
  if (perRow === undefined || Number.isNaN(perRow)) return [];
  return [
    target(
      `≤ ${MOST_BESIDE_READ} µs a row beside its read`,
      perRow - result.readUsPerRow <= MOST_BESIDE_READ,
    ),
  ];
}

/** What a further row of a list costs beyond what it costs the bare server, by a shorter list of the same run. */
function rowCost({ rows, serverUs, floorServerUs }, results) {
  const shorter = rows && results.find((result) => result.rows < rows);
  if (!shorter) return undefined;
  const further = serverUs - floorServerUs - (shorter.serverUs - shorter.floorServerUs);
  return further / (rows - shorter.rows);
}

function remarksOf(result, share, results) {
  const { peakMemoryMiB, firstUse, otherCores, isGeneratorLimit } = result;
  const perRow = rowCost(result, results);
  return [
    perRow === undefined || Number.isNaN(perRow)
      ? []
      : [`${perRow.toFixed(1)} µs of CPU a row, ${result.readUsPerRow.toFixed(1)} of it the read`],
    share === undefined ? [] : [`${share.toFixed(2)} of the first`],
    peakMemoryMiB === undefined ? [] : [`peak memory ${peakMemoryMiB} MiB`],
    firstUse === undefined ? [] : [`first use ${Math.round(firstUse)} keys/s`],
    isGeneratorLimit ? ['the generator was the limit'] : [],
    otherCores > DISTURBED_CORES
      ? [`disturbed: ${otherCores.toFixed(2)} cores busy with something else`]
      : [],
  ]
    .flat()
    .join('; ');
}

/** One row as a line for the terminal. */
export function rowLine({ name, ratio, goal, p99, serverUs, remarks }) {
  return `${name.padEnd(50)} ${ratio.padEnd(18)} ${goal.padEnd(28)} p99 ${p99} ms  CPU ${serverUs} µs  ${remarks}`;
}

/** Keeps the rows for the report. */
export function writeResults({ results, missing, only, rounds, seconds, generator, canPin }) {
  writeSection('calls', {
    about: `Ratios to a bare \`node:http\` server that answers the same bytes: median (minimum–maximum) of ${rounds} pairs of runs of
${seconds} seconds, 32 keep-alive connections. SQLite, rate limits off; ours with --max-semi-space-size=64, as npm start runs it, the
bare server with no flags. Generator: ${generator}; ${canPin ? 'servers on core 0, generator on core 1' : 'not pinned to cores'}.`,
    tables: [
      {
        head: [
          ...['Measured', 'Ratio', 'Target', 'p99, bare / ours, ms'],
          ...['CPU per call, bare / ours, µs', 'Remarks'],
        ],
        rows: describeRows(results).map((row) => Object.values(row)),
      },
      DIGEST_PEERS,
    ],
    limits: [
      ...(only === '' ? [] : [`Only rows with "${only}" in their name were asked for.`]),
      ...(missing.length > 0 ? [`Not measured: ${missing.join('; ')}.`] : []),
      ...LIMITS,
    ],
  });
}

const LIMITS = [
  'The authenticated read is `GET /api/private/ipinfo` by HTTP Digest (MD5): parsing, nonce, two hashes, roles, access list, usage. It is answered from memory. The lists of projects read the store on each call; that of the row without a number has one project. What a row costs is the difference between 100 and 10 of them; its read is the same difference for the store alone, in a loop that does nothing else.',
  'The first use of an API key loads it, its roles and its access list: of 20,000 keys in turn only 1,000 fit in memory here.',
  'The bare server is asked without any credential and checks nothing, so 1.0 is out of reach. A check of the Digest alone in front of the bare server, in the same process and with users in a map, reaches about 0.7 on this kind of machine.',
  'Our server sends the answers of one turn of the event loop together, which spares wake-ups of a client or proxy on the same machine; a client that has only one request under way gains nothing from it.',
  'Without nonce reuse every call is two exchanges, as most command-line clients make them.',
  'Many keys: 20,000 clients at one time in turn, each with its own key drawn at random, its own nonce and ten calls. Every key was used once before; what this first use costs, a load from the store, is in the remarks.',
  'At half load the generator sends at fixed instants and a latency counts from the instant a call was due.',
  'Memory is the most resident memory of the server process up to the end of the row, its runtime included.',
];

const spread = ({ ratio, smallestRatio, largestRatio }) =>
  `${ratio.toFixed(2)} (${smallestRatio.toFixed(2)}–${largestRatio.toFixed(2)})`;
const milliseconds = (us) => (us / 1000).toFixed(1);
const microseconds = (us) => (us === undefined || Number.isNaN(us) ? '–' : us.toFixed(1));
