// Says what a newer OpenAPI description of the MongoDB Atlas Administration API (a JSON or YAML file) has in the area of
// access management that this server does not follow. Ends with 0 where nothing differs, 1 where something does, and 2
// where the file cannot be read.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { compareDescriptions } from './description/compare.mjs';
import { fail, ROOT, say } from './run.mjs';

const OLDER = `${ROOT}packages/server/test/conformance/atlas-admin-api-v2.json`;
const BUILT = `${ROOT}packages/server/build/http/`;

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) fail('usage: npm run compare:description -- FILE', 2);

const read = (path) => {
  const text = readFileSync(path, 'utf8');
  return /\.ya?ml$/.test(path) ? parse(text, { maxAliasCount: -1 }) : JSON.parse(text);
};
let newer;
try {
  // npm runs this in the root of the repository, wherever the file was named.
  newer = read(resolve(process.env.INIT_CWD ?? '.', file));
  if (newer?.paths === undefined) throw new Error('it has no paths');
} catch (error) {
  fail(`${file} is no OpenAPI description: ${error.message}`, 2);
}

const { openApiDocument } = await import(`${BUILT}openapi/document.js`);
const { operations } = await import(`${BUILT}operations/index.js`);
const served = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://127.0.0.1:8080')));

const found = compareDescriptions({ newer, older: read(OLDER), served });
for (const { operation, isNew, isGone, changes } of found) {
  say(`${operation}${isNew ? ': new' : ''}${isGone ? ': gone' : ''}`);
  for (const change of changes) say(`  ${change}`);
}
const count = (test) => found.filter(test).length;
say(
  found.length === 0
    ? 'Nothing differs.'
    : `${count(({ isNew }) => isNew)} operations are new, ${count(({ isGone }) => isGone)} are gone, ${count(({ changes }) => changes.length > 0)} have changed.`,
);
process.exitCode = found.length === 0 ? 0 : 1;
