// Ends with 1 where a tag, the packages and the changelog are not of one version: node scripts/release/check-tag.mjs v0.2.0
import { readFileSync } from 'node:fs';
import { fail, ROOT } from '../run.mjs';
import { packages } from './packages.mjs';
import { problemOfTag } from './versions.mjs';

const problem = problemOfTag(process.argv[2] ?? '', {
  manifests: {
    'package.json': JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')),
    ...Object.fromEntries(
      packages().map(({ directory, manifest }) => [`${directory}/package.json`, manifest]),
    ),
  },
  changelog: readFileSync(`${ROOT}CHANGELOG.md`, 'utf8'),
});
if (problem !== undefined) fail(problem);
