// Ends with 1 where a tag, the packages and the changelog are not of one version: node scripts/release/check-tag.mjs v0.2.0
import { readFileSync } from 'node:fs';
import { fail, ROOT } from '../run.mjs';

const [tag = ''] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
for (const name of ['.', 'packages/client', 'packages/console', 'packages/server', 'packages/testing']) {
  const manifest = JSON.parse(readFileSync(`${ROOT}${name}/package.json`, 'utf8'));
  const others = Object.entries(manifest.dependencies ?? {}).filter(([each]) =>
    /^(@sallyport\/.*|sallyport)$/.test(each),
  );
  for (const [each, wanted] of others)
    if (wanted !== version) fail(`${name}/package.json wants ${each} ${wanted}, the tag is ${tag}.`);
  if (manifest.version !== version)
    fail(`${name}/package.json is of version ${manifest.version}, the tag is ${tag}.`);
}
if (
  !readFileSync(`${ROOT}CHANGELOG.md`, 'utf8')
    .split('\n')
    .some((line) => line.startsWith(`## ${version}`))
)
  fail(`CHANGELOG.md has no section "## ${version}".`);
