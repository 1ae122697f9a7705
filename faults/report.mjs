import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const RESULTS = new URL('results/', import.meta.url);
const REPORT = new URL('REPORT.md', import.meta.url);

const INTRODUCTION = `# What happens when something fails

Written by \`npm run faults\` from \`faults/results/\`. [README.md](README.md) says how to run it and what the programs are.
Traffic stays on the machine. Each section says which revision it was measured with, and how busy the machine was.`;

/** Writes REPORT.md from the results that there are. */
export function writeReport() {
  const results = readdirSync(RESULTS)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, RESULTS), 'utf8')));
  writeFileSync(REPORT, `${[INTRODUCTION, ...results.map(section)].join('\n\n')}\n`);
}

function section({ title, summary, figures, tables = [], limits = [], ...rest }) {
  const hasTargets = figures.some(({ target }) => target !== undefined);
  return [
    `## ${title}`,
    summary,
    table(
      hasTargets ? ['Measured', 'Figure', 'Target', ''] : ['Measured', 'Figure'],
      figures.map(({ what, figure, target = '–', isMet }) =>
        hasTargets ? [what, figure, target, verdict(isMet)] : [what, figure],
      ),
    ),
    ...tables.flatMap(({ title: name, columns, rows }) => [`### ${name}`, table(columns, rows)]),
    ...(limits.length === 0
      ? []
      : [`### Limits of these figures\n\n${limits.map((text) => `- ${text}`).join('\n')}`]),
    circumstances(rest),
  ].join('\n\n');
}

const verdict = (isMet) => (isMet === undefined ? '' : isMet ? 'met' : '**missed**');

function circumstances({ command, measuredAt, seconds, revision, machine }) {
  return `Repeat it with \`${command}\`. Measured ${measuredAt.slice(0, 16).replace('T', ' ')} UTC in ${duration(
    seconds,
  )}, revision ${revision}; ${machine.hardware}; ${machine.system}; processes that wanted a core: ${
    machine.loadBefore
  } before, ${machine.loadAfter} after.`;
}

const duration = (seconds) => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`);

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
