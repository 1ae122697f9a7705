import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from './run.mjs';

/** What sh knows and cmd.exe does not: settings before a command, single quotes, commands of sh, pipes and several lines. */
const OF_SHELLS = /(^|&&\s*)(\w+=\S* |exec |rm |cp |mv |mkdir |export )|'|[|;<>`$]|\\/;

it.each(['.', 'packages/client', 'packages/console', 'packages/server', 'packages/testing'])(
  'the scripts of %s/package.json run in cmd.exe as in sh',
  (folder) => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}${folder}/package.json`, 'utf8'));
    expect(Object.entries(scripts).filter(([, script]) => OF_SHELLS.test(script))).toEqual([]);
  },
);

it('a script that only sh can run is found', () => {
  for (const script of ['exec node a.mjs', 'A=1 node a.mjs', "node -e 'a'", 'a && rm b', 'a > b'])
    expect(script).toMatch(OF_SHELLS);
});
