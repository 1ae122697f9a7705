import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

// Writes the module with the commonest passwords out of a list that has one a line, the commonest first:
//   node scripts/common-passwords.mjs FILE
// It was made from Passwords/Common-Credentials/xato-net-10-million-passwords-1000000.txt of SecLists
// (github.com/danielmiessler/SecLists, MIT licence, Copyright (c) 2018 Daniel Miessler).

const COUNT = 3_000;
/** As passwords.ts has it. */
const LEAST_CHARACTERS = 12;
const BYTES_EACH = 6;
const ENTRIES_A_LINE = 12;

const [file] = process.argv.slice(2);
const passwords = new Set(
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').toLowerCase())
    .filter((password) => [...password].length >= LEAST_CHARACTERS),
);
const marks = [...passwords]
  .slice(0, COUNT)
  .map((password) =>
    createHash('sha256').update(password).digest().subarray(0, BYTES_EACH).toString('base64'),
  )
  .sort();
const lines = [];
for (let from = 0; from < marks.length; from += ENTRIES_A_LINE)
  lines.push(marks.slice(from, from + ENTRIES_A_LINE).join(''));
writeFileSync(
  new URL('../packages/server/src/domain/common-password-marks.ts', import.meta.url),
  `// Made by scripts/common-passwords.mjs from a list of SecLists (MIT licence, Copyright (c) 2018 Daniel Miessler). Hashed because many are words that nobody wants to read.

/** The first ${BYTES_EACH} bytes of SHA-256, in base64 one after the other, of the ${COUNT} commonest passwords with ${LEAST_CHARACTERS} characters or more, in lower case. */
export const commonPasswordMarks = \`
${lines.join('\n')}
\`;
`,
);
