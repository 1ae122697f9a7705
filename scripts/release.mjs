// Makes everything that a release publishes, into a folder, and publishes nothing: .github/workflows/release.yml does that
// with these files when a tag is pushed. They lie side by side, as on the page of the release, so that CHECKSUMS is right there too.
//     npm run release -- --dry-run [--out FOLDER, else ./release]
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsole } from './build-console.mjs';
import { buildServer } from './build-server.mjs';
import { archive } from './release/archive.mjs';
import { writeChecksums } from './release/checksums.mjs';
import { copyContext } from './release/context.mjs';
import { packAll } from './release/pack.mjs';
import { fail, ROOT, say } from './run.mjs';

const { values } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false }, out: { type: 'string', default: 'release' } },
});
if (!values['dry-run'])
  fail(
    'Nothing is published from a working copy. Push a tag, and .github/workflows/release.yml publishes what\n' +
      '    npm run release -- --dry-run\nmakes.',
    2,
  );
// npm runs this in the root of the repository, wherever the folder was named.
const out = resolve(process.env.INIT_CWD ?? '.', values.out);

buildServer();
buildConsole();
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'CHECKSUMS')))
  fail(`${out} holds something that is no release: name an empty folder.`, 2);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
packAll(out);
const { version } = JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8'));
const container = `sallyport-container-${version}`;
copyContext(join(out, container));
archive(out, container);
rmSync(join(out, container), { recursive: true });
cpSync(`${ROOT}docs/reference/sbom.cdx.json`, join(out, 'sbom.cdx.json'));
writeFileSync(join(out, 'THIRD-PARTY-NOTICES.txt'), notices());
writeChecksums(out);
say(`Made in ${out}`);

/** Of all that is bundled: the server and the console in it. */
function notices() {
  return ['third-party-notices.txt', 'console/third-party-notices.txt']
    .map((file) => readFileSync(`${ROOT}packages/server/dist/${file}`, 'utf8').trim())
    .join(`\n\n${'='.repeat(80)}\n\n`)
    .concat('\n');
}
