// Writes RESULTS.md from what the programs kept in results/.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readSection } from './kept.mjs';
import { DISTURBED_CORES } from './other-work.mjs';
import { SECTIONS } from './sections.mjs';

/** The report as Markdown; `read` gives a section's results by its name. */
export function render(sections, read) {
  return `# Benchmark results

Written by \`npm run bench\`. Absolute rates say more about a machine than about a server, so nearly every figure is a ratio
to something that was measured in the same run. [README.md](README.md) says how each is measured and how to repeat one alone.
Beside a part stands what else the machine did, in cores, in the moment before and meanwhile; where that was more than
${DISTURBED_CORES}, the part is **disturbed** and its figures want a second run. The load is the average of one minute, of the parts before
it too.

${sections.map((section) => renderSection(section, read(section.name))).join('\n')}`;
}

function renderSection({ title, script }, result) {
  if (result === undefined)
    return `## ${title}\n\nNot measured: \`bench/${script}\` has written no results.\n`;
  const { measured, about, tables, limits } = result;
  const { at, version, machine, system, load } = measured;
  const others = otherWork(measured);
  return [
    `## ${title}`,
    ...(others.isDisturbed ? [`**Disturbed**: ${others.text}.`] : []),
    about,
    ...tables.map(table),
    ...(limits.length > 0 ? [limits.map((limit) => `- ${limit}`).join('\n')] : []),
    `${at}, ${version}; ${machine}; ${system}; ${others.text}; load ${load.before} before, ${load.after} at the end.`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** What else the machine did. Parts that were measured before this was looked at do not have it. */
function otherWork({ otherCores }) {
  if (otherCores?.meanwhile === undefined) return { isDisturbed: false, text: 'other work not known' };
  const { before, meanwhile } = otherCores;
  return {
    isDisturbed: meanwhile > DISTURBED_CORES,
    text: `other work ${before} cores before, ${meanwhile} meanwhile`,
  };
}

/** In aligned columns, as the formatter wants it. */
export function table({ head, rows }) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

export function writeReport() {
  const file = fileURLToPath(new URL('RESULTS.md', import.meta.url));
  writeFileSync(file, render(SECTIONS, readSection));
  console.log(`Written: ${file}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeReport();
