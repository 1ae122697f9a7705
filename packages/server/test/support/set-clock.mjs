// Loaded into the built server before itself: its wall clock is off by as many milliseconds as the file says, from each
// SIGUSR2 on. That it is, another file says.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('from') ?? '';
const { now } = Date;
let offsetMs = 0;

Date.now = () => now() + offsetMs;
process.on('SIGUSR2', () => {
  const text = readFileSync(file, 'utf8');
  offsetMs = Number(text);
  writeFileSync(`${file}.set`, text);
});
