import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from './run.mjs';

/** What sh knows and cmd.exe does not: settings before a command, single quotes, commands of sh, pipes and several lines. */
const OF_SHELLS = /(^|&&\s*)(\w+=\S* |exec |rm |cp |mv |mkdir |export )|'|[|;<>`$]|\\/;

const manifests = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

it.each(manifests)('the scripts of %s run in cmd.exe as in sh', (file) => {
  const { scripts = {} } = JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8'));
  expect(Object.entries(scripts).filter(([, script]) => OF_SHELLS.test(script))).toEqual([]);
});

it('the manifests of the packages are among them', () => {
  expect(manifests).toEqual(expect.arrayContaining(['package.json', 'packages/server/package.json']));
});

it('a script that only sh can run is found', () => {
  for (const script of ['exec node a.mjs', 'A=1 node a.mjs', "node -e 'a'", 'a && rm b', 'a > b'])
    expect(script).toMatch(OF_SHELLS);
});
