import { expect, it } from 'vitest';
import { distTagOf, problemOfTag } from './versions.mjs';

const of = (version, { asked = version, heading = `## ${version} (2026-12-01)` } = {}) => ({
  manifests: {
    'packages/client/package.json': { name: '@sallyport/client', version },
    'packages/server/package.json': {
      name: 'sallyport',
      version,
      devDependencies: { '@sallyport/client': asked, vite: '8.0.0' },
    },
  },
  changelog: `# Changelog\n\n${heading}\n`,
});

it.each(['0.2.0', '1.10.3', '0.2.0-rc.1'])('a tag of version %s is one where all say so', (version) => {
  expect(problemOfTag(`v${version}`, of(version))).toBeUndefined();
});

it.each([
  '0.2.0',
  'v0.2.01',
  'v00.2.0',
  'v0.2',
  'v0.2.0.1',
  'v0.2.0-',
  'v0.2.0-01',
  'v0.2.0+1',
  'vv0.2.0',
  '',
])('the tag %j is none, whatever the packages say', (tag) => {
  expect(problemOfTag(tag, of(tag.slice(1)))).toContain('is no tag of a release');
});

it('a package, what one asks of another, or a changelog of another version is told', () => {
  expect(problemOfTag('v0.3.0', of('0.2.0'))).toBe(
    'packages/client/package.json is of version 0.2.0, the tag is v0.3.0.',
  );
  expect(problemOfTag('v0.2.0', of('0.2.0', { asked: '0.1.0' }))).toBe(
    'packages/server/package.json asks for @sallyport/client 0.1.0, the tag is v0.2.0.',
  );
  for (const heading of ['## 0.2.01', '## 0.2.0-rc.1', '## Unreleased', '### 0.2.0'])
    expect(problemOfTag('v0.2.0', of('0.2.0', { heading }))).toBe('CHANGELOG.md has no section "## 0.2.0".');
});

it('what is not ready is not what npm installs without being asked for it', () => {
  expect(['0.2.0', '0.2.0-rc.1'].map(distTagOf)).toEqual(['latest', 'next']);
});
