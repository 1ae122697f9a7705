import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../../scripts/run.mjs';
import { table } from '../render.mjs';

const README = `${ROOT}README.md`;
const BLOCK = /(<!-- figures: npm run bench -- --only start -->\n)[\s\S]*?(\n<!-- \/figures -->)/;

/** What README has between its markers: the tables of the section as it was kept. */
export function figuresOf({ tables, measured }) {
  return ['', ...tables.map(table), `Measured ${measured.at.slice(0, 10)}: ${measured.machine}.`, '']
    .join('\n\n')
    .trim();
}

export function figuresInReadme() {
  return BLOCK.exec(readFileSync(README, 'utf8'))?.[0].split('\n').slice(1, -1).join('\n').trim();
}

export function writeReadme(section) {
  const text = readFileSync(README, 'utf8');
  if (!BLOCK.test(text)) throw new Error(`${README} has no place for the figures: ${BLOCK}`);
  writeFileSync(
    README,
    text.replace(BLOCK, (_, before, after) => `${before}\n${figuresOf(section)}\n${after}`),
  );
}
