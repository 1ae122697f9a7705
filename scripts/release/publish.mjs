// Publishes the npm packages of a folder that `npm run release -- --dry-run` made; what follows goes to `npm publish`:
//     node scripts/release/publish.mjs release --provenance --access public
// What the registry has already with the same content is left alone, so it can be run again after it was interrupted.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, fail, npmCommand, say } from '../run.mjs';
import { distTagOf } from './versions.mjs';

const [folder = 'release', ...flags] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
if (files.length === 0) fail(`${folder} holds no package (.tgz).`, 2);
for (const file of files.sort()) publish(file);

function publish(file) {
  const { name, version } = manifestOf(file);
  const there = publishedIntegrity(`${name}@${version}`);
  if (there === integrityOf(file))
    return say(`${name} ${version} is published already, with the same content.`);
  if (there !== undefined)
    fail(
      `${name} ${version} is published already, with other content than ${file}: ${there}.\nWhat was published cannot be replaced; choose another version.`,
    );
  npm(['publish', `./${file}`, '--tag', distTagOf(version), ...flags]);
  say(`${name} ${version} is published.`);
}

/** What the registry says of the content of a version, or nothing where it has none. */
function publishedIntegrity(wanted) {
  const { status, output } = runNpm(['view', wanted, 'dist.integrity', '--json', '--loglevel=silent']);
  const answer = output.trim() === '' ? undefined : JSON.parse(output);
  if (status === 0) return answer;
  // So npm tells of a version, or a whole package, that is not there.
  if (answer?.error?.code === 'E404') return undefined;
  return fail(`The registry does not tell whether it has ${wanted}:\n${output.trim()}`);
}

function integrityOf(file) {
  return `sha512-${createHash('sha512')
    .update(readFileSync(join(folder, file)))
    .digest('base64')}`;
}

function manifestOf(file) {
  const { status, output } = capture('tar', ['-xzOf', file, 'package/package.json'], { cwd: folder });
  if (status !== 0) fail(`${file} is no package of npm:\n${output}`);
  return JSON.parse(output);
}

function npm(args) {
  const { status, output } = runNpm(args);
  if (status !== 0) fail(`npm ${args.join(' ')} failed:\n${output}`);
}

function runNpm(args) {
  const { program, args: given, options } = npmCommand(args);
  return capture(program, given, { ...options, cwd: folder });
}
